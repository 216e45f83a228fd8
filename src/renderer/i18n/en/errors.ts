/**
 * A sentence for every error code of src/shared/errors.ts: what happened, what is safe, what to do.
 * `CONNECTION_LOST` and `SAVED_BEFORE` are the renderer's own: the core did not answer; it has saved an earlier
 * attempt of the same form.
 */
export const errors = {
  INTERNAL: {
    happened: 'The program ran into a fault of its own.',
    safe: 'Nothing was changed.',
    todo: 'Try again. If it happens again, tell whoever looks after Millwright; the log has the details.',
  },
  INVALID_INPUT: {
    happened: 'Something that was entered cannot be used as it is.',
    safe: 'Nothing was saved; what you typed is still here.',
    todo: 'Correct the marked fields and try again.',
  },
  NOT_SIGNED_IN: {
    happened: 'You are not signed in any more.',
    safe: 'Everything you saved is kept.',
    todo: 'Sign in again.',
  },
  FORBIDDEN: {
    happened: 'Your role does not allow this.',
    safe: 'Nothing was changed.',
    todo: 'Ask somebody whose role allows it to do this.',
  },
  NOT_FOUND: {
    happened: 'This record does not exist any more.',
    safe: 'Nothing was changed.',
    todo: 'Go back to the list and look for it there.',
  },
  ALREADY_EXISTS: {
    happened: 'There is already one with this name or number.',
    happenedNamed: 'There is already one called “{{name}}” there.',
    safe: 'Nothing was saved; what you typed is still here.',
    todo: 'Choose another one, or open the one that exists.',
  },
  WRONG_PASSWORD: {
    happened: 'The user name or the password is not right.',
    safe: 'Nothing was changed.',
    todo: 'Check Caps Lock and try again.',
  },
  ACCOUNT_LOCKED: {
    happened: 'This account is locked after too many wrong passwords.',
    safe: 'Nothing was changed.',
    todo: 'Try again in {{minutes}} min. If the password is forgotten, ask an admin for a new one.',
  },
  ACCOUNT_NOT_ACTIVE: {
    happened: 'This account is not active.',
    safe: 'Nothing was changed.',
    todo: 'Ask an admin to open it again.',
  },
  WEAK_PASSWORD: {
    happened: 'This password is too easy to guess.',
    safe: 'Nothing was saved.',
    todo: 'Use at least {{minimum}} characters in no simple pattern, without the user name.',
  },
  PASSWORD_CHANGE_REQUIRED: {
    happened: 'You are still using a password that somebody else gave you.',
    safe: 'Nothing was changed.',
    todo: 'Choose a password of your own first.',
  },
  OWN_ACCOUNT: {
    happened: 'Nobody changes their own role or closes their own account.',
    safe: 'Nothing was changed.',
    todo: 'Ask another administrator.',
  },
  ALREADY_SET_UP: {
    happened: 'This station has been set up already.',
    safe: 'Nothing was changed.',
    todo: 'Sign in instead.',
  },
  NOT_SET_UP: {
    happened: 'This station has not been set up yet.',
    safe: 'Nothing was changed.',
    todo: 'Set up the plant first.',
  },
  TREE_CYCLE: {
    happened: '{{node}} cannot go below {{parent}}: {{parent}} is part of {{node}}.',
    safe: 'Nothing was moved.',
    todo: 'Choose another place, or move {{parent}} out first.',
  },
  PARENT_ARCHIVED: {
    happened: '{{node}} stood below {{parent}}, which is archived.',
    safe: 'Nothing was restored.',
    todo: 'Restore {{parent}}, too, or put {{node}} at the top level.',
  },
  LOCATION_ARCHIVED: {
    happened: '{{node}} stood at {{location}}, which is archived.',
    safe: 'Nothing was restored.',
    todo: 'Restore {{node}} from its own page, where you can choose what becomes of its location.',
  },
  LOCATION_IN_USE: {
    happened:
      'Something is still kept there. Assets: {{assets, number}}, stocked parts: {{parts, number}}, stored items: {{items, number}}.',
    safe: 'Nothing was changed.',
    todo: 'Move them to another location first.',
  },
  POSITION_EMPTY: {
    happened: 'Nothing is installed there.',
    safe: 'Nothing was changed.',
    todo: 'Install an item instead of replacing or removing one.',
  },
  POSITION_TAKEN: {
    happened: 'Something is installed there already.',
    safe: 'Nothing was changed.',
    todo: 'Replace it, or remove it first.',
  },
  ITEM_NOT_STORED: {
    happened: 'This item does not lie on a shelf any more: it was installed or scrapped.',
    safe: 'Nothing was changed.',
    todo: 'Choose another item, or open its page to see where it went.',
  },
  CHANGED_SINCE: {
    happened: 'Something of it has been changed or built upon since.',
    safe: 'Nothing was taken back.',
    todo: 'Look at the record, and set right by hand what is wrong.',
  },
  RECORD_CHANGED: {
    happened: '{{by}} has changed the same since.',
    safe: 'That stands; what you wanted was not done.',
    todo: 'Look at the record as it is now, and open the form again if yours is still right.',
  },
  INSTALLATION_TOO_EARLY: {
    happened: 'At that moment an earlier item was still there, or the item was still somewhere else.',
    safe: 'Nothing was changed; what you typed is still here.',
    todo: 'Choose a later moment. The items of the asset show when each came and went.',
  },
  TRANSITION_NOT_ALLOWED: {
    happened: 'The work order cannot go to this status from where it is now.',
    safe: 'Nothing was changed.',
    todo: 'Look at its present status; somebody may have changed it.',
  },
  COMPLETION_INCOMPLETE: {
    happened: 'The work order cannot be completed yet.',
    safe: 'What you entered is kept.',
    todo: 'Fill in the result and the hours and finish the required steps of the checklist.',
  },
  WORK_ORDER_CLOSED: {
    happened: 'This work order is closed.',
    safe: 'Nothing was changed.',
    todo: 'Open it again first, or create a new one.',
  },
  LABOUR_OVER_DAY: {
    happened: 'With this the person would have more than 24 hours on that day, over all work orders.',
    safe: 'Nothing was booked; what you typed is still here.',
    todo: 'Correct the hours or the day, or remove the booking that is wrong.',
  },
  ALARM_ALREADY_ACKNOWLEDGED: {
    happened: 'Somebody has acknowledged this alarm already.',
    safe: 'Their acknowledgement stands.',
    todo: 'Nothing more to do.',
  },
  ACKNOWLEDGEMENT_STANDS: {
    happened:
      'This acknowledgement can no longer be taken back: it is older than two minutes, or another person’s.',
    safe: 'It stands; nothing was changed.',
    todo: 'Say on the page of the alarm, in a comment, what others should know.',
  },
  NOTHING_TO_PROVE: {
    happened:
      'No proof of this fix is waited for: it is verified, was done without already, or is worked on again.',
    safe: 'Nothing was changed.',
    todo: 'Look at the work order as it is now.',
  },
  PREDICTION_OVER: {
    happened: 'This prediction no longer counts: it is settled, or a newer one has taken its place.',
    safe: 'Nothing was changed.',
    todo: 'Look at the list of predictions for the present one.',
  },
  PREDICTION_REJECTED: {
    happened: 'This prediction was rejected.',
    safe: 'Nothing was changed.',
    todo: 'Accept it first if work is needed against it after all.',
  },
  PREDICTION_HAS_WORK: {
    happened: 'There is a work order against this prediction.',
    safe: 'The prediction and the work order are as they were.',
    todo: 'Cancel the work order if there is nothing to do.',
  },
  ALARM_HAS_WORK_ORDER: {
    happened: 'This alarm has a work order already.',
    safe: 'No second one was created.',
    todo: 'Open the work order that exists.',
  },
  ALARM_WORK_FORESEEN: {
    happened: '{{number}} was drafted for this already, from a prediction.',
    safe: 'No second work order was created.',
    todo: 'Use {{number}} for this alarm. If other work is needed, cancel {{number}} first.',
  },
  METRIC_UNKNOWN: {
    happened: 'There is no metric {{metric}}, or it is archived.',
    safe: 'Nothing was saved.',
    todo: 'Name it as tag of the asset, slash, name of the metric, e.g. P-101/Vibration.',
  },
  READING_IMPLAUSIBLE: {
    happened: 'No value beyond {{limit, number(maximumFractionDigits: 9)}} can be true for this metric.',
    safe: 'Yours was not saved.',
    todo: 'Correct the value, or what can be true for the metric.',
  },
  READING_NOT_TYPED: {
    happened: 'This reading was not typed in by hand, so it cannot be changed here.',
    safe: 'Nothing was changed; the reading is as it came.',
    todo: 'If it is wrong, take it out.',
  },
  READING_OF_STEP: {
    happened: 'This reading belongs to a step of the checklist of {{number}}.',
    safe: 'Nothing was changed; step and reading are as they were.',
    todo: 'Type the right value at that step. If the work order is closed, reopen it first.',
  },
  READING_SOURCE_GONE: {
    happened: 'Another station took this reading out.',
    safe: 'Nothing was changed; the reading stays out.',
    todo: 'Put it back at that station.',
  },
  COUNTER_BELOW: {
    happened: 'The counter had shown {{than, number(maximumFractionDigits: 9)}} before, and it only rises.',
    safe: 'Nothing was saved; what you entered is still here.',
    todo: 'Correct the value or the time. If the meter was replaced in between, enter that first (“Meter replaced”); if it rolls over, say at what value in the metric.',
  },
  COUNTER_ABOVE: {
    happened: 'A later reading of the same meter shows only {{than, number(maximumFractionDigits: 9)}}.',
    safe: 'Nothing was saved; what you entered is still here.',
    todo: 'Correct the value or the time. If the meter was replaced in between, enter that first.',
  },
  COUNTER_BEYOND: {
    happened:
      'The meter begins again at zero when it reaches {{than, number(maximumFractionDigits: 9)}}, so it cannot show this.',
    safe: 'Nothing was saved; what you entered is still here.',
    todo: 'Correct the value, or the rollover of the metric.',
  },
  COUNTER_ROLLOVER_IN_USE: {
    happened: 'The meter has rolled over already, or has shown more than this.',
    safe: 'Nothing was changed; what you entered is still here.',
    todo: 'Leave the rollover as it is. If another meter is there now, enter that it was replaced, then change the rollover.',
  },
  METER_CHANGE_NEEDED: {
    happened:
      'Without this change the counter would have fallen from {{from, number(maximumFractionDigits: 9)}} to {{to, number(maximumFractionDigits: 9)}}.',
    safe: 'Nothing was changed; the meter change stays.',
    todo: 'If it was entered wrongly, enter the right one first.',
  },
  METER_CHANGE_TOO_LATE: {
    happened: 'More than {{count, number}} readings that came after this change would have to be moved.',
    safe: 'Nothing was changed.',
    todo: 'Enter it at a later time, or import the readings since then again into a new metric.',
  },
  READING_EXISTS: {
    happened: 'There is another value at this instant: {{value, number(maximumFractionDigits: 9)}}.',
    safe: 'It stands; yours was not saved.',
    todo: 'Leave the value that is there, take it out first under “Single readings”, or correct your day or time.',
  },
  HISTORY_CLOSED: {
    happened: 'Single readings of that time are no longer kept, only what they were summed up to.',
    safe: 'Nothing was changed; your value was not saved.',
    todo: 'Correct the day or the time. If the value matters, note it in a work order or a comment.',
  },
  THRESHOLD_INVALID: {
    happened: 'These limits contradict each other.',
    safe: 'The limits in force were not changed.',
    todo: 'Set each critical limit beyond its warning limit, and each low limit below the high ones.',
  },
  METRIC_INVALID: {
    happened: 'What this metric shall measure contradicts itself.',
    safe: 'Nothing was changed; what you entered is still here.',
    todo: 'Give states two to fifty different names, and values a lowest that is below the highest.',
  },
  METRIC_KIND_FIXED: {
    happened: 'This metric has readings, so its kind cannot change any more.',
    safe: 'Nothing was changed; its readings are as they were.',
    todo: 'Make a new metric of the other kind.',
  },
  METRIC_UNIT_IN_USE: {
    happened: 'This metric has values in {{unit}}, and a change of the unit would not convert them.',
    safe: 'Nothing was changed; its readings and limits are as they were.',
    todo: 'If the unit was wrong from the beginning, choose “Correct the unit” in the menu of the metric. To measure in another unit from now on, make a new metric.',
  },
  METRIC_HAS_LIMITS: {
    happened: 'This metric has limits, and states have none.',
    safe: 'Nothing was changed; the limits are still in force.',
    todo: 'Stop watching the metric first, then change its kind.',
  },
  METRIC_CHOICE_IN_USE: {
    happened: 'There are readings of a state that is to go: {{choices}}.',
    safe: 'Nothing was changed; what you entered is still here.',
    todo: 'Keep the state. You can rename it.',
  },
  THRESHOLD_CHANGED: {
    happened: 'These limits were changed by {{by}} while you were working on them.',
    safe: 'Their limits are in force; what you entered is still here.',
    todo: 'Load the limits in force: your entries are put onto them, and what both of you changed is shown.',
  },
  NOT_ENOUGH_STOCK: {
    happened: 'There is not that much in this store.',
    safe: 'No stock was moved.',
    todo: 'Take less, choose another store, or have it counted.',
  },
  NOT_A_STORE: {
    happened: 'Stock can only lie in a store or a bin.',
    safe: 'No stock was moved.',
    todo: 'Choose a store or a bin.',
  },
  ASSET_ARCHIVED: {
    happened: 'There is an asset with the tag {{tag}} already; it is archived.',
    safe: 'Nothing was saved; what you typed is still here.',
    todo: 'Restore it from the archived assets, or choose another tag.',
  },
  ASSET_TYPE_IN_USE: {
    happened: 'There are still assets of this type: {{count, number}}.',
    safe: 'Nothing was changed.',
    todo: 'Give those assets another type first; the list on this page shows them.',
  },
  CHOICE_IN_USE: {
    happened: 'A choice that is to go is still chosen on assets: {{count, number}}.',
    safe: 'Nothing was changed; what you entered is still here.',
    todo: 'Say what those assets get instead, or keep the choice.',
  },
  UNIT_IN_USE: {
    happened: 'The unit of a part cannot change once stock has been booked in it.',
    safe: 'Nothing was changed; the movements keep the unit they were booked in.',
    todo: 'Create a new part with the other unit and count the stock into it.',
  },
  METRIC_ARCHIVED: {
    happened: 'This asset has a metric {{name}} already; it is archived.',
    safe: 'Nothing was saved.',
    todo: 'Restore it below the metrics of the asset, or choose another name.',
  },
  SUPPLIER_ARCHIVED: {
    happened: 'There is a supplier {{name}} already; it is archived.',
    safe: 'Nothing was saved.',
    todo: 'Restore it from the archived suppliers, or choose another name.',
  },
  FILE_NOT_TEXT: {
    happened: 'This file is not a text table.',
    safe: 'Nothing was imported.',
    todo: 'Save it as CSV (UTF-8) and choose that file.',
  },
  FILE_TOO_LARGE: {
    happened: 'This file is too large.',
    safe: 'Nothing of it was saved.',
    todo: 'Choose a smaller one, or split it and bring the parts one after the other.',
  },
  FILE_EMPTY: {
    happened: 'This file is empty.',
    safe: 'Nothing was saved.',
    todo: 'Choose another file.',
  },
  UPLOAD_INCOMPLETE: {
    happened: 'The file did not arrive completely.',
    safe: 'Nothing of it was saved.',
    todo: 'Choose the file again.',
  },
  FILE_MISSING: {
    happened: 'The file is no longer in the data folder.',
    safe: 'The record and its other files are untouched.',
    todo: 'Add the file again, or copy the folder "attachments" back from a backup.',
  },
  FILE_DAMAGED: {
    happened: 'The file in the data folder is not what it was: its content has changed.',
    safe: 'The record and its other files are untouched.',
    todo: 'Add the file again, or copy the folder "attachments" back from a backup.',
  },
  IMPORT_PLAN_INVALID: {
    happened: 'The columns do not fit together as they are mapped.',
    safe: 'Nothing was imported.',
    todo: 'Check the mapping: one time column, and each metric only once.',
  },
  IMPORT_TOO_MANY_ROWS: {
    happened: 'This file has more than {{rows, number}} rows.',
    safe: 'Nothing was imported.',
    todo: 'Split it and bring the parts one after the other.',
  },
  READINGS_TOO_MANY_ROWS: {
    happened:
      'These readings make {{rows, number}} rows; a sheet of a workbook has room for {{most, number}}.',
    safe: 'No file was written.',
    todo: 'Choose CSV, which has no such limit, or a shorter period.',
  },
  IMPORT_HAS_BAD_ROWS: {
    happened: '{{count, number}} rows of this file cannot be read as they are.',
    safe: 'Nothing was imported.',
    todo: 'Mend them, or choose to load the good rows and get the bad ones back as a file.',
  },
  IMPORT_NOT_AS_SHOWN: {
    happened:
      'The plant has changed since this file was checked: {{count, number}} of its rows would no longer become what you were shown.',
    safe: 'Nothing was imported.',
    todo: 'Check the file again and look at what it would do now.',
  },
  WORKBOOK_UNREADABLE: {
    happened:
      'This workbook cannot be read: it is protected by a password, of an old format, damaged or too large.',
    safe: 'Nothing was imported.',
    todo: 'Save it without a password as .xlsx, or as CSV (UTF-8), and choose that file.',
  },
  CODE_TAKEN: {
    happened: 'This code leads to another record already: {{record}}.',
    safe: 'It still does; nothing was linked.',
    todo: 'Take the code away there first, or use another one.',
  },
  CODE_IS_LABEL: {
    happened: 'This is the code of a label that Millwright printed; it leads to its own record.',
    safe: 'Nothing was linked.',
    todo: 'Print a label of the right record and stick it over this one.',
  },
  TOO_MANY_LABELS: {
    happened: 'These are more than {{most, number}} labels.',
    safe: 'Nothing was printed.',
    todo: 'Choose fewer records, for example one area after the other.',
  },
  PRINTER_UNREACHABLE: {
    happened: 'The label printer “{{printer}}” does not answer.',
    safe: '{{sent, number}} of {{total, number}} labels were handed over to it; the others were not sent.',
    todo: 'Check that it is on, has labels and is connected to the network, then print the others.',
  },
  IMPORT_NOT_UNDOABLE: {
    happened: 'This import cannot be undone: it was undone before, or it never came to its end.',
    safe: 'Nothing was changed.',
    todo: 'Look at the import: it says when it was undone and by whom.',
  },
  IMPORT_PRUNED: {
    happened:
      'This import can no longer be undone: its oldest readings have passed their time and were removed.',
    safe: 'Nothing was changed; charts and sums stay as they are.',
    todo: 'How long readings are kept is set under Readings kept.',
  },
  JOB_RUNNING: {
    happened: 'Another long task is running.',
    safe: 'It goes on; nothing new was started.',
    todo: 'Wait until it has finished, or cancel it.',
  },
  CANCELLED: {
    happened: 'This was cancelled.',
    safe: 'Nothing was left half done.',
    todo: 'Start again whenever you like.',
  },
  DISK_FULL: {
    happened: 'The disk of this computer is full.',
    safe: 'Everything saved before is kept; this was not saved.',
    todo: 'Free some space and try again.',
  },
  DATABASE_BUSY: {
    happened: 'The database is busy with something long.',
    safe: 'Nothing was changed.',
    todo: 'Try again in a moment.',
  },
  CONNECTION_LOST: {
    happened: "The program's engine did not answer.",
    safe: 'Nothing you saved before is lost. Whether this last step was saved will show once it answers again.',
    todo: 'Wait until the connection is back, then repeat the step: it is not done twice.',
  },
  SAVED_BEFORE: {
    happened: 'Your earlier attempt was saved after all; only its answer was lost.',
    safe: 'It was saved once, as you sent it then. What you changed since was not saved.',
    todo: 'Close this form, look at what was saved, and make your change there.',
  },
} as const;
