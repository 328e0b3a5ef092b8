import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/vazirmatn/wght.css'
import '@mantine/core/styles.layer.css'
import './ui/theme/theme.css'
import './ui/theme/mantine.css'
import { createRoot } from 'react-dom/client'
import { App } from './frame/App.tsx'
import { reloadAfterUpdate } from './platform/reload-after-update.ts'

reloadAfterUpdate()

const place = document.getElementById('app')
if (place) createRoot(place).render(<App />)
