import { Fieldset, MultiSelect, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AlarmRule } from '../../../../shared/contract/alarm-rules.ts';
import type { ProofTerms } from '../../../../shared/contract/verification.ts';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { PRIORITIES, SEVERITIES } from '../../../../shared/domain/vocabulary.ts';
import { api, client, type Outputs } from '../../../api.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useRoleName } from '../../../ui/role-name.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { TermSelect } from '../../verification/index.ts';

type Choices = Outputs['alarmRules']['choices'];

interface RuleValues extends Record<string, unknown> {
  notify: string[];
  workAfter: string | null;
  workSeverity: string | null;
  workTitle: string;
  workPriority: string | null;
  assigneeId: string | null;
  checklistTemplateId: string | null;
  verifyMs: number | null;
  relapseMs: number | null;
}

export interface RuleFormProps {
  readonly metric: Metric;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What happens when a metric rings: whom it calls, and what work it opens by itself. */
export function RuleForm(props: RuleFormProps) {
  const { metric, opened } = props;
  const rule = useQuery({
    ...api.alarmRules.get.queryOptions({ input: { metricId: metric.id } }),
    enabled: opened,
    refetchOnMount: 'always',
  });
  const choices = useQuery({ ...api.alarmRules.choices.queryOptions(), enabled: opened });
  const terms = useQuery({ ...api.verification.settings.queryOptions(), enabled: opened });
  if (rule.data === undefined || choices.data === undefined || terms.data === undefined) return null;
  return <RuleDialog {...props} rule={rule.data} choices={choices.data} plant={terms.data} />;
}

const NEVER = 'never';
const MINUTE = 60_000;
/** How long an alarm may usually stand before work is opened, in milliseconds. */
const USUAL = [0, 15 * MINUTE, 60 * MINUTE, 240 * MINUTE, 1440 * MINUTE];

function valuesOf(rule: AlarmRule): RuleValues {
  return {
    notify: rule.notify ?? [],
    workAfter: rule.workAfterMs === null ? NEVER : String(rule.workAfterMs),
    workSeverity: rule.workSeverity,
    workTitle: rule.workTitle ?? '',
    workPriority: rule.workPriority,
    assigneeId: rule.assigneeId,
    checklistTemplateId: rule.checklistTemplateId,
    verifyMs: rule.verifyMs,
    relapseMs: rule.relapseMs,
  };
}

function ruleOf(values: RuleValues): AlarmRule {
  const { workAfter, workTitle, assigneeId, checklistTemplateId, verifyMs, relapseMs } = values;
  return {
    notify: values.notify.length === 0 ? null : values.notify,
    workAfterMs: workAfter === null || workAfter === NEVER ? null : Number(workAfter),
    workSeverity: SEVERITIES.find((severity) => severity === values.workSeverity) ?? 'critical',
    workTitle: workTitle.trim() || null,
    workPriority: PRIORITIES.find((priority) => priority === values.workPriority) ?? null,
    assigneeId,
    checklistTemplateId,
    verifyMs,
    relapseMs,
  };
}

function RuleDialog({
  metric,
  opened,
  onClose,
  rule,
  choices,
  plant,
}: RuleFormProps & { readonly rule: AlarmRule; readonly choices: Choices; readonly plant: ProofTerms }) {
  const { t } = useTranslation('metrics');
  const { t: tv } = useTranslation('verification');
  const save = async (values: RuleValues, _id: string, initial: RuleValues) => {
    const change = { metricId: metric.id, rule: ruleOf(values), base: ruleOf(initial) };
    await client.alarmRules.save(change);
    showUndoToast({
      message: t('rule.saved', { metric: metric.name }),
      undo: () => client.alarmRules.save({ ...change, rule: change.base, base: change.rule }),
    });
  };
  return (
    <FormDialog<RuleValues>
      title={t('rule.title', { metric: metric.name })}
      opened={opened}
      onClose={onClose}
      editing
      size="xl"
      draftKey={`alarm-rule.${metric.id}`}
      initialValues={valuesOf(rule)}
      onSubmit={save}
    >
      {(form) => (
        <Stack gap="md">
          <Recipients choices={choices} {...form.getInputProps('notify')} />
          <WorkAfter {...form.getInputProps('workAfter')} />
          {form.values.workAfter !== NEVER && <WorkFields choices={choices} input={form.getInputProps} />}
          <Fieldset legend={tv('section')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TermSelect
                term="hold"
                plant={plant.holdMs}
                value={form.values.verifyMs}
                onChange={(verifyMs) => form.setFieldValue('verifyMs', verifyMs)}
              />
              <TermSelect
                term="relapse"
                plant={plant.relapseMs}
                value={form.values.relapseMs}
                onChange={(relapseMs) => form.setFieldValue('relapseMs', relapseMs)}
              />
            </SimpleGrid>
          </Fieldset>
        </Stack>
      )}
    </FormDialog>
  );
}

function Recipients({ choices, ...input }: { readonly choices: Choices; readonly value?: string[] }) {
  const { t } = useTranslation('metrics');
  const roleName = useRoleName();
  const group = (kind: Choices['recipients'][number]['kind']) => ({
    group: t(`rule.recipients.${kind}`),
    items: choices.recipients
      .filter((recipient) => recipient.kind === kind)
      .map((recipient) => ({ value: recipient.id, label: roleName(recipient) })),
  });
  return (
    <MultiSelect
      label={t('rule.notify')}
      placeholder={input.value?.length ? undefined : t('rule.notifyHint')}
      data={[group('role'), group('team'), group('person')]}
      searchable
      clearable
      openOnFocus={false}
      {...input}
    />
  );
}

function WorkAfter(input: { readonly value?: string | null }) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const stored = input.value === NEVER ? NaN : Number(input.value ?? NaN);
  const lengths = Number.isNaN(stored) || USUAL.includes(stored) ? USUAL : [...USUAL, stored];
  return (
    <Select
      label={t('rule.work')}
      description={t('rule.workHint')}
      data={[
        { value: NEVER, label: t('rule.never') },
        ...lengths.map((ms) => ({
          value: String(ms),
          label: ms === 0 ? t('rule.atOnce') : t('rule.after', { time: format.span(ms) }),
        })),
      ]}
      allowDeselect={false}
      {...input}
    />
  );
}

interface WorkFieldsProps {
  readonly choices: Choices;
  readonly input: (name: keyof RuleValues & string) => object;
}

function WorkFields({ choices, input }: WorkFieldsProps) {
  const { t } = useTranslation('metrics');
  const { t: ts } = useTranslation('status');
  return (
    <>
      <SimpleGrid cols={2}>
        <Select
          label={t('rule.severity')}
          data={SEVERITIES.map((value) => ({ value, label: ts(`severity.${value}`) }))}
          allowDeselect={false}
          {...input('workSeverity')}
        />
        <Select
          label={t('rule.priority')}
          placeholder={t('rule.bySeverity')}
          data={PRIORITIES.map((value) => ({ value, label: ts(`priority.${value}`) }))}
          clearable
          {...input('workPriority')}
        />
      </SimpleGrid>
      <TextInput
        label={t('rule.workTitle')}
        placeholder={t('rule.workTitleHint')}
        maxLength={200}
        {...input('workTitle')}
      />
      <SimpleGrid cols={2}>
        <Select
          label={t('rule.assignee')}
          placeholder={t('rule.nobody')}
          data={choices.assignees.map(({ id, fullName }) => ({ value: id, label: fullName }))}
          searchable
          clearable
          {...input('assigneeId')}
        />
        <Select
          label={t('rule.checklist')}
          placeholder={t('rule.noChecklist')}
          data={choices.templates.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          clearable
          {...input('checklistTemplateId')}
        />
      </SimpleGrid>
    </>
  );
}
