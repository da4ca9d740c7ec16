import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { env } from '#app/platform/env.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import {
  CheckField,
  ChoiceCards,
  MoneyField,
  SelectField,
  TextArea,
  TextField,
} from '#app/ui/field.tsx';
import { FigureParts } from './figure-parts.tsx';
import { LoanPicture } from '#app/ui/loan-picture.tsx';
import { InstantText } from '#app/ui/money.tsx';
import { ErrorSummary, Flag, Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { Timeline } from '#app/ui/timeline.tsx';

/** Every part with its states on one page, for whoever builds one. In the sandbox only. */
export function loader() {
  if (!env().STRIPE_API) throw new Response(null, { status: 404 });
  return null;
}

const tones = ['information', 'good', 'late', 'wrong'] as const;
const flags = ['plain', 'good', 'late', 'wrong'] as const;
const kinds = ['main', 'quiet', 'risky'] as const;
const sectors = ['Food', 'Agriculture', 'Retail', 'Services', 'Transportation', 'Clothing'];
const colours = [
  'bg-leaf',
  'bg-leaf-soft',
  'bg-clay',
  'bg-amber',
  'bg-amber-soft',
  'bg-red',
  'bg-red-soft',
  'bg-sky',
  'bg-sky-soft',
  'bg-ink',
  'bg-sunk',
  'bg-card',
  'bg-paper',
];
const error = () => m.field_is_missing();

export default function DevParts() {
  return (
    <Page title="Parts" lead={<p>Every part of app/ui, with its states.</p>}>
      <Section title="Colours and type">
        <ul className="flex flex-wrap gap-3">
          {colours.map((name) => (
            <li key={name} className="grid w-24 gap-1 text-sm">
              <span className={`h-12 rounded-field border border-line ${name}`} />
              {name}
            </li>
          ))}
        </ul>
        <p className="font-serif text-3xl">Fraunces, 3xl</p>
        <p className="text-2xl font-semibold">Figtree, 2xl</p>
        <p className="figures text-lg">0123456789 1,250.00 −3.20</p>
      </Section>
      <Section title="Buttons">
        <div className="flex flex-wrap items-start gap-4">
          {kinds.map((kind) => (
            <Button key={kind} kind={kind}>
              {kind}
            </Button>
          ))}
          <div>
            <Button disabledBecause={m.proposal_needs_another()}>disabled</Button>
          </div>
          <Button isBusy>busy</Button>
          <LinkButton to={href('public/dev-parts')} kind="quiet">
            link
          </LinkButton>
          <Confirm id="parts" act="asks once more" question="What is lost, and what stays.">
            <Button kind="risky">do it</Button>
          </Confirm>
        </div>
      </Section>
      <Section title="Fields">
        <ErrorSummary errors={{ name: error() }} refused={m.refused_other()} />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField name="rest" label="Rest" hint="A hint says what is wanted." />
          <TextField name="name" label="Wrong" entry="typed" error={error()} />
          <MoneyField name="money" label="Money" currency="USD" entry="1,250.00" />
          <MoneyField name="money2" label="Money, wrong" currency="IDR" error={error()} />
          <SelectField
            name="select"
            label="Select"
            choices={[{ value: '', label: m.filter_any() }]}
          />
          <TextField name="file" label="File" type="file" />
          <TextField name="picture" label="Photograph" type="file" accept="image/jpeg" />
          <TextArea name="area" label="Text" rows={3} entry="A long story." />
          <TextArea name="code" label="Code" rows={3} isCode error={error()} />
        </div>
        <CheckField name="check" label="Check" hint="With a hint." isChecked />
        <ChoiceCards
          name="choice"
          legend="Choice cards"
          choices={['25', '50', '100'].map((value) => ({ value, label: value }))}
        />
      </Section>
      <Section title="Notices and flags">
        {tones.map((tone) => (
          <Notice key={tone} tone={tone} title={tone}>
            <p>What happened, and what to do.</p>
          </Notice>
        ))}
        <p className="flex flex-wrap gap-3">
          {flags.map((tone) => (
            <Flag key={tone} tone={tone}>
              {tone}
            </Flag>
          ))}
        </p>
      </Section>
      <FigureParts />
      <Section title="Order of time">
        <Timeline
          label="Timeline"
          steps={[
            { key: 1, what: 'Draft', at: <InstantText at={new Date(0)} /> },
            {
              key: 2,
              what: 'In review',
              at: <InstantText at={new Date(86_400_000)} />,
              more: 'Why.',
            },
          ]}
        />
      </Section>
      <Section title="Drawings">
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-6">
          {sectors.map((sector) => (
            <LoanPicture key={sector} loan={{ sector, name: null, photo: null, drawing: null }} />
          ))}
        </div>
      </Section>
    </Page>
  );
}
