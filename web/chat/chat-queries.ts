import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { listChats, showChat, tryScript } from '../../contract/chat/chats.ts'
import type { ChatScript } from '../../contract/chat/script.ts'
import { listChatTalks, showChatTalk } from '../../contract/chat/talks.ts'
import type { Language } from '../../contract/text.ts'
import { call } from '../platform/api.ts'
import { ask, usePages } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'

whenEvent('chat', ({ subjectType }) => (subjectType === 'chat' ? [['chats']] : [['chat-talks']]))
whenEvent('lead.created', () => [['chat-talks']])

export const touchedByChat = [['chats']]
export const touchedByTalk = [['chat-talks'], ['leads']]

export const useChats = () => useQuery(ask(listChats))
export const useChat = (id: string) => useQuery(ask(showChat, { params: { id: id as never } }))

export const useTalks = (query: { state: 'open' | 'all'; lead?: string | undefined }) =>
  usePages(listChatTalks, { query: { state: query.state, ...(query.lead && { lead: query.lead as never }) } })

export const useTalk = (id: string) =>
  useQuery({ ...ask(showChatTalk, { params: { id: id as never } }), placeholderData: undefined as never })

/** How the script as it is written now goes for these answers. */
export const useTrial = (script: ChatScript, language: Language, said: readonly string[]) =>
  useQuery({
    queryKey: ['chat-trials', script, language, said],
    queryFn: ({ signal }) => call(tryScript, { body: { script, language, said: [...said] }, signal }),
    placeholderData: keepPreviousData,
  })
