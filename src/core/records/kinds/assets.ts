import {
  keywordKey,
  MAX_KEYWORD_LENGTH,
  MAX_KEYWORDS,
  tidyKeywords,
} from '../../../shared/domain/keywords.ts';
import { ASSET_STATUSES, CRITICALITIES } from '../../../shared/domain/vocabulary.ts';
import type { Id } from '../../../shared/ids.ts';
import { keywordsInUse } from '../../assets/keywords.ts';
import type { Reader, WriteTx } from '../../database/database.ts';
import { inheritMetrics } from '../../asset-types/metrics.ts';
import { folded } from '../../database/same-name.ts';
import { normalised } from '../similar.ts';
import { addCustomValues, checkCustomValues, customFieldWriter, customFields } from './custom.ts';
import {
  type CheckContext,
  field,
  type Kind,
  type RecordWriter,
  type RowView,
  type Stored,
  textOf,
} from './kind.ts';
import { tableSource, type TableSpec, tableWriter } from './table.ts';

const SPEC: TableSpec = {
  table: 'assets',
  columns: {
    tag: 'tag',
    name: 'name',
    description: 'description',
    parent: 'parent_id',
    location: 'location_id',
    type: 'asset_type_id',
    criticality: 'criticality',
    status: 'status',
    manufacturer: 'manufacturer',
    model: 'model',
    serialNumber: 'serial_number',
    installedOn: 'installed_on',
    purchaseCost: 'purchase_cost',
    expectedLifetimeMonths: 'expected_lifetime_months',
    warrantyUntil: 'warranty_until',
    responsibleUser: 'responsible_user_id',
    responsibleTeam: 'responsible_team_id',
  },
  key: 'lower(r.tag)',
  name: 'tag',
  order: 'natural_key(r.tag)',
  complete: (db, records) => {
    addKeywords(db, records);
    addCustomValues(db, records);
  },
};

const STATUS_WORDS = {
  active: 'running',
  operating: 'running',
  operational: 'running',
  'in operation': 'running',
  'in service': 'running',
  ok: 'running',
  up: 'running',
  läuft: 'running',
  'in betrieb': 'running',
  betrieb: 'running',
  aktiv: 'running',
  idle: 'standby',
  spare: 'standby',
  bereit: 'standby',
  reserve: 'standby',
  ausgefallen: 'down',
  'außer dienst': 'retired',
  broken: 'down',
  failed: 'down',
  'out of order': 'down',
  defekt: 'down',
  gestört: 'down',
  störung: 'down',
  steht: 'down',
  'in maintenance': 'maintenance',
  'under repair': 'maintenance',
  wartung: 'maintenance',
  'in wartung': 'maintenance',
  instandsetzung: 'maintenance',
  decommissioned: 'retired',
  scrapped: 'retired',
  'out of service': 'retired',
  stillgelegt: 'retired',
  'außer betrieb': 'retired',
};

export const assets: Kind = {
  kind: 'assets',
  read: 'assets.read',
  write: 'assets.write',
  fields: [
    field(
      'tag',
      'text',
      'asset tag, asset number, asset no, asset id, asset code, equipment, equipment number, equipment id, tag number, plant tag, functional location, technischer platz, anlagennummer, anlagenkennzeichen, kennzeichen, equipmentnummer, inventarnummer, inventory number, maschinennummer, asset, equipment no, equipment nr, equipment code, techn platz, asset nr, anlagen nr, inventar nr, maschinen nr, machine number, machine no, machine id, machine, maschine, anlage, nr, no, number, nummer, code',
      { required: true, isKey: true, longest: 60 },
    ),
    field(
      'name',
      'text',
      'asset name, equipment name, bezeichnung, anlagenbezeichnung, benennung, title, equipment description, asset description, description of technical object, machine name, equipmentbezeichnung, bezeichnung techn objekt, bezeichnung technisches objekt, maschinenbezeichnung, objektbezeichnung',
      {
        neverEmpty: true,
      },
    ),
    field('description', 'text', 'beschreibung, long text, langtext, notes, remarks, bemerkung, notiz', {
      longest: 20_000,
      verbatim: true,
    }),
    field(
      'parent',
      'reference',
      'parent tag, parent asset, parent equipment, parent id, superior, superior equipment, belongs to, part of, übergeordnet, übergeordnete anlage, übergeordnetes equipment, gehört zu, eltern',
      { refersTo: 'assets', canCreate: true },
    ),
    field(
      'location',
      'reference',
      'location path, site, building, area, room, place, standort, ort, gebäude, raum, bereich, aufstellort, einsatzort, halle',
      {
        refersTo: 'locations',
        canCreate: true,
      },
    ),
    field(
      'type',
      'reference',
      'asset type, equipment type, class, asset class, object type, anlagentyp, typ, art, anlagenart, objektart, klasse, asset category, equipment category, category, kategorie, anlagenkategorie',
      {
        refersTo: 'asset_types',
        canCreate: true,
      },
    ),
    field(
      'criticality',
      'choice',
      'priority class, abc indicator, abc, kritikalität, kritisch, abc kennzeichen, abc indic, abc kennz, criticality rating',
      {
        choices: [...CRITICALITIES],
        neverEmpty: true,
        words: {
          'a stops the plant': 'A',
          'b stops a line': 'B',
          'c can wait': 'C',
          'a legt das werk still': 'A',
          'b legt eine linie still': 'B',
          'c kann warten': 'C',
          high: 'A',
          medium: 'B',
          low: 'C',
          hoch: 'A',
          mittel: 'B',
          niedrig: 'C',
          1: 'A',
          2: 'B',
          3: 'C',
        },
      },
    ),
    field('status', 'choice', 'state, condition, zustand, betriebszustand, anlagenstatus', {
      choices: [...ASSET_STATUSES],
      neverEmpty: true,
      words: STATUS_WORDS,
    }),
    field(
      'manufacturer',
      'text',
      'make, maker, vendor, brand, oem, hersteller, fabrikat, marke, mfr, mfg, manufacturer name, mfr name',
    ),
    field(
      'model',
      'text',
      'model number, model no, type designation, modell, typbezeichnung, baureihe, modellnummer, modell nr, typenbezeichnung',
    ),
    field(
      'serialNumber',
      'text',
      'serial, serial no, serial num, sn, s n, seriennummer, serien nr, fabriknummer, fabriknr, herstellnummer, manufserialno, manufacturer serial number, mfr serial no, serial nr, serialnummer, herst serialnummer, herstellerserialnummer',
    ),
    field(
      'installedOn',
      'day',
      'installed, install date, installation date, commissioned, commissioning date, start up date, einbaudatum, inbetriebnahme, inbetriebnahmedatum, installiert am, eingebaut am, date installed, inbetr datum, inbetriebnahme am, einbau am',
    ),
    field(
      'purchaseCost',
      'money',
      'cost, price, purchase price, acquisition value, acquisition cost, anschaffungskosten, anschaffungswert, kaufpreis, preis, kosten',
    ),
    field(
      'expectedLifetimeMonths',
      'integer',
      'lifetime, lifetime months, expected lifetime, useful life, life months, lebensdauer, lebensdauer monate, nutzungsdauer, erwartete lebensdauer',
      {
        unit: 'month',
        least: 1,
        greatest: 2400,
      },
    ),
    field(
      'warrantyUntil',
      'day',
      'warranty, warranty end, warranty expiry, warranty expires, garantie, garantie bis, gewährleistung bis, garantieende, warranty end date, warranty expiration, warranty expiration date, garantieablauf',
    ),
    field(
      'responsibleUser',
      'reference',
      'responsible, responsible person, owner, verantwortlich, verantwortliche person, zuständig',
      {
        refersTo: 'users',
      },
    ),
    field(
      'responsibleTeam',
      'reference',
      'team, responsible team, crew, work center, arbeitsplatz, gruppe, verantwortliches team',
      {
        refersTo: 'teams',
      },
    ),
    field('keywords', 'list', 'keyword, labels, tags, stichworte, schlagworte, stichwörter, schlagwörter', {
      longest: MAX_KEYWORD_LENGTH,
    }),
  ],
  moreFields: customFields,
  keyField: 'tag',
  uniqueField: 'tag',
  keyNeeds: 'cells',
  keyOf: ({ tag }) => (textOf(tag) === null ? null : folded(tag as string)),
  labelOf: ({ tag, name }) =>
    name === undefined || name === null || name === tag ? String(tag) : `${String(tag)} ${String(name)}`,
  parent: 'parent',
  source: tableSource(SPEC),
  complete: (values) => {
    values['name'] ??= values['tag'];
    values['criticality'] ??= 'C';
    values['status'] ??= 'running';
  },
  check: (rows, context) => {
    checkCustomValues(rows, context);
    tidyRows(rows, context);
  },
  twins: [
    { field: 'tag', of: ({ tag }) => (textOf(tag) === null ? null : normalised(tag as string)) },
    {
      field: 'serialNumber',
      of: ({ serialNumber, manufacturer }) =>
        textOf(serialNumber) === null || normalised(serialNumber as string).length < 4
          ? null
          : `${normalised(serialNumber as string)}/${normalised(textOf(manufacturer) ?? '')}`,
    },
  ],
  fromName: (name) => ({ tag: name, name }),
  writer,
};

/** The plant knows each keyword in one spelling. */
function tidyRows(rows: readonly RowView[], { db }: CheckContext): void {
  const worded = rows.filter(({ values }) => Array.isArray(values['keywords']));
  if (worded.length === 0) return;
  const spelled = new Map(keywordsInUse(db).map((keyword) => [keywordKey(keyword), keyword]));
  for (const { values, bad } of worded) {
    const keywords = tidyKeywords(values['keywords'] as readonly string[]);
    if (keywords.length > MAX_KEYWORDS) bad('keywords', 'out-of-range');
    for (const keyword of keywords) {
      if (!spelled.has(keywordKey(keyword))) spelled.set(keywordKey(keyword), keyword);
    }
    values['keywords'] = keywords.map((keyword) => spelled.get(keywordKey(keyword))!).toSorted();
  }
}

function addKeywords(db: Reader, records: readonly Stored[]): void {
  if (records.length === 0) return;
  const rows = db
    .sql(
      'SELECT asset_id, keyword FROM asset_keywords WHERE asset_id IN (SELECT value FROM json_each(?)) ORDER BY keyword',
    )
    .raw()
    .all(JSON.stringify(records.map(({ id }) => id))) as [Id, string][];
  const byAsset = new Map<Id, string[]>();
  for (const [assetId, keyword] of rows) {
    const known = byAsset.get(assetId);
    if (known === undefined) byAsset.set(assetId, [keyword]);
    else known.push(keyword);
  }
  for (const { id, values } of records) values['keywords'] = byAsset.get(id)?.toSorted() ?? null;
}

function writer(tx: WriteTx): RecordWriter {
  const row = tableWriter(tx, SPEC);
  const custom = customFieldWriter(tx);
  const measured = new Set(
    tx.sql('SELECT DISTINCT asset_type_id FROM asset_type_metrics').pluck().all() as Id[],
  );
  const forget = tx.sql('DELETE FROM asset_keywords WHERE asset_id = ? AND keyword = ?');
  const keep = tx.sql('INSERT INTO asset_keywords (asset_id, keyword) VALUES (?, ?)');
  const sort = (assetId: Id, before: readonly string[], after: readonly string[]): void => {
    for (const keyword of before) if (!after.includes(keyword)) forget.run(assetId, keyword);
    for (const keyword of after) if (!before.includes(keyword)) keep.run(assetId, keyword);
  };
  const listOf = (value: Stored['values'][string]): readonly string[] =>
    Array.isArray(value) ? (value as readonly string[]) : [];
  return {
    create(id, values) {
      row.create(id, values);
      sort(id, [], listOf(values['keywords']));
      const typeId = textOf(values['type']);
      custom.write(id, typeId, values);
      if (typeId !== null && measured.has(typeId)) inheritMetrics(tx, id, typeId);
    },
    change(stored, changes) {
      row.change(stored, changes);
      if (changes['keywords'] !== undefined) {
        sort(stored.id, listOf(stored.values['keywords']), listOf(changes['keywords']));
      }
      custom.write(stored.id, textOf(changes['type'] ?? stored.values['type']), changes);
    },
  };
}
