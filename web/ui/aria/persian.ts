interface Numbers {
  number(value: number): string
}
type Words = Record<
  string,
  string | ((args: Record<string, string> & { count: number }, numbers: Numbers) => string)
>

/** What React Aria's controls say in Persian, by its own packages and keys. Absent ones speak English. */
export const persian: Record<string, Words> = {
  calendar: {
    previous: 'قبلی',
    next: 'بعدی',
    selectedDateDescription: (args) => `تاریخ انتخاب‌شده: ${args.date}`,
    selectedRangeDescription: (args) => `بازهٔ انتخاب‌شده: ${args.dateRange}`,
    todayDate: (args) => `امروز، ${args.date}`,
    todayDateSelected: (args) => `امروز، ${args.date}، انتخاب‌شده`,
    dateSelected: (args) => `${args.date}، انتخاب‌شده`,
    startRangeSelectionPrompt: 'برای آغاز بازه کلیک کنید',
    finishRangeSelectionPrompt: 'برای پایان بازه کلیک کنید',
    minimumDate: 'نخستین تاریخ ممکن',
    maximumDate: 'آخرین تاریخ ممکن',
    dateRange: (args) => `${args.startDate} تا ${args.endDate}`,
  },
  datepicker: {
    era: 'دوره',
    year: 'سال',
    month: 'ماه',
    day: 'روز',
    hour: 'ساعت',
    minute: 'دقیقه',
    second: 'ثانیه',
    dayPeriod: 'قبل یا بعد از ظهر',
    calendar: 'تقویم',
    startDate: 'تاریخ آغاز',
    endDate: 'تاریخ پایان',
    weekday: 'روز هفته',
    timeZoneName: 'منطقهٔ زمانی',
    selectedDateDescription: (args) => `تاریخ انتخاب‌شده: ${args.date}`,
    selectedRangeDescription: (args) => `بازهٔ انتخاب‌شده: ${args.startDate} تا ${args.endDate}`,
    selectedTimeDescription: (args) => `زمان انتخاب‌شده: ${args.time}`,
  },
  stately_datepicker: {
    rangeUnderflow: (args) => `تاریخ باید ${args.minValue} یا پس از آن باشد.`,
    rangeOverflow: (args) => `تاریخ باید ${args.maxValue} یا پیش از آن باشد.`,
    rangeReversed: 'تاریخ آغاز باید پیش از تاریخ پایان باشد.',
    unavailableDate: 'این تاریخ را نمی‌توان انتخاب کرد.',
  },
  dnd: {
    dragItem: (args) => `جابه‌جایی ${args.itemText}`,
    dragSelectedItems: (args, numbers) => `جابه‌جایی ${numbers.number(args.count)} مورد انتخاب‌شده`,
    dragDescriptionKeyboard: 'برای برداشتن Enter را بزنید.',
    dragDescriptionKeyboardAlt: 'برای برداشتن Alt + Enter را بزنید.',
    dragDescriptionTouch: 'برای برداشتن دو بار ضربه بزنید.',
    dragDescriptionVirtual: 'برای برداشتن کلیک کنید.',
    dragDescriptionLongPress: 'برای برداشتن انگشت را نگه دارید.',
    dragSelectedKeyboard: (args, numbers) =>
      `برای برداشتن ${numbers.number(args.count)} مورد انتخاب‌شده Enter را بزنید.`,
    dragSelectedKeyboardAlt: (args, numbers) =>
      `برای برداشتن ${numbers.number(args.count)} مورد انتخاب‌شده Alt + Enter را بزنید.`,
    dragSelectedLongPress: (args, numbers) =>
      `برای برداشتن ${numbers.number(args.count)} مورد انتخاب‌شده انگشت را نگه دارید.`,
    dragStartedKeyboard: 'برداشته شد. با Tab به مقصد بروید، با Enter رها کنید یا با Escape منصرف شوید.',
    dragStartedTouch: 'برداشته شد. به مقصد بروید و دو بار ضربه بزنید.',
    dragStartedVirtual: 'برداشته شد. به مقصد بروید و کلیک کنید یا Enter را بزنید.',
    endDragKeyboard: 'در حال جابه‌جایی. برای انصراف Enter را بزنید.',
    endDragTouch: 'در حال جابه‌جایی. برای انصراف دو بار ضربه بزنید.',
    endDragVirtual: 'در حال جابه‌جایی. برای انصراف کلیک کنید.',
    dropDescriptionKeyboard: 'برای رها کردن Enter و برای انصراف Escape را بزنید.',
    dropDescriptionTouch: 'برای رها کردن دو بار ضربه بزنید.',
    dropDescriptionVirtual: 'برای رها کردن کلیک کنید.',
    dropCanceled: 'جابه‌جایی لغو شد.',
    dropComplete: 'جابه‌جا شد.',
    dropIndicator: 'جای رها کردن',
    dropOnRoot: 'رها کردن روی',
    dropOnItem: (args) => `رها کردن روی ${args.itemText}`,
    insertBefore: (args) => `پیش از ${args.itemText}`,
    insertBetween: (args) => `میان ${args.beforeItemText} و ${args.afterItemText}`,
    insertAfter: (args) => `پس از ${args.itemText}`,
  },
  grid: {
    deselectedItem: (args) => `${args.item} از انتخاب خارج شد.`,
    select: 'انتخاب',
    selectedCount: (args, numbers) =>
      args.count === 0 ? 'چیزی انتخاب نشده است.' : `${numbers.number(args.count)} مورد انتخاب شد.`,
    selectedAll: 'همه انتخاب شدند.',
    selectedItem: (args) => `${args.item} انتخاب شد.`,
    longPressToSelect: 'برای انتخاب چند مورد انگشت را نگه دارید.',
  },
  overlays: { dismiss: 'بستن' },
  spinbutton: { Empty: 'خالی' },
}
