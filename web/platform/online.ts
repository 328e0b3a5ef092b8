import { createContext, use } from 'react'

/** Whether the live stream stands. False while the network or the server is away. */
export const OnlineContext = createContext(true)

export const useOnline = (): boolean => use(OnlineContext)
