import * as contract from '../../contract/sample.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { removeSample } from './remove-sample.ts'

export const sampleRoutes: Binding[] = [
  bind(contract.removeSample, ({ tx, actor }) => removeSample(tx, actor)),
]
