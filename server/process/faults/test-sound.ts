export const task = { name: 'Pricing', kind: 'document', mandatory: true }

/** What a document is spoilt from: nothing is at fault in it, and nothing is hinted at. */
export const sound = {
  key: 'sales',
  name: 'Sales',
  goals: [{ metric: 'turnover', target: 1_000_000, period: 'year' }],
  roles: [{ key: 'analyst', name: 'Analyst' }],
  firstContact: { warn: { workingDays: 1 }, breach: { workingDays: 2 } },
  buyingStages: [
    { key: 'need', name: 'Need' },
    { key: 'research', name: 'Research' },
  ],
  questionnaires: [
    {
      key: 'bant',
      name: 'BANT',
      questions: [
        { key: 'budget', name: 'How much?', type: 'money' },
        {
          key: 'decider',
          name: 'Who decides?',
          type: 'choice',
          options: [{ key: 'buyer', name: 'The buyer' }],
        },
      ],
    },
  ],
  nurturing: [
    {
      key: 'news',
      name: 'News',
      steps: [{ key: 'mail', name: 'Writing', kind: 'email', after: { workingDays: 20 } }],
    },
  ],
  stages: [
    {
      key: 'visit',
      name: 'Visiting the customer',
      winProbability: 30,
      role: 'analyst',
      buyingStage: 'research',
      deadline: { warn: { workingDays: 1 }, breach: { workingDays: 2 } },
      tasks: [
        { ...task, key: 'survey' },
        { ...task, key: 'pricing', role: 'analyst', after: ['survey'] },
      ],
    },
    { key: 'offer', name: 'Sending the offer', winProbability: 50 },
  ],
  lostReasons: [{ key: 'price', name: 'Price' }],
}

export const approval = (approved: object) => ({
  ...task,
  key: 'agree',
  kind: 'approval',
  approval: approved,
})
export const criterion = (condition = 'deal.amount > 1') => ({ key: 'one', name: 'One', condition })

// oxlint-disable-next-line typescript/no-explicit-any -- spoiling is the point
export type Draft = any
