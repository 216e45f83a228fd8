/** Every procedure of the contract and who implements it; a missing one is a compile error. */
import { alarmsRouter } from '../alarms/router.ts';
import { alarmFloodsRouter } from '../alarms/floods-router.ts';
import { alarmNuisanceRouter } from '../alarms/nuisance-router.ts';
import { alarmRulesRouter } from '../alarms/rules-router.ts';
import { annotationsRouter } from '../annotations/router.ts';
import { assetTypesRouter } from '../asset-types/router.ts';
import { assetsRouter } from '../assets/router.ts';
import { codesRouter } from '../codes/router.ts';
import { attachmentsRouter } from '../attachments/router.ts';
import { bomRouter } from '../bom/router.ts';
import { dataSourcesRouter } from '../data-sources/router.ts';
import { fleetRouter } from '../fleet/router.ts';
import { healthRouter } from '../health/router.ts';
import { historyRouter } from '../history/router.ts';
import { importsRouter } from '../imports/router.ts';
import { itemsRouter } from '../items/router.ts';
import { jobsRouter } from '../jobs/router.ts';
import { labelsRouter } from '../labels/router.ts';
import { liveRouter } from '../live/router.ts';
import { locationsRouter } from '../locations/router.ts';
import { countersRouter } from '../metrics/counters-router.ts';
import { readingsRouter } from '../metrics/readings-router.ts';
import { retentionRouter } from '../metrics/retention-router.ts';
import { metricsRouter } from '../metrics/router.ts';
import { notificationsRouter } from '../notifications/router.ts';
import { partsRouter } from '../parts/router.ts';
import { peopleRouter, teamsRouter } from '../people/router.ts';
import { sessionRouter } from '../people/session-router.ts';
import { predictionsRouter } from '../predictions/router.ts';
import { recordsRouter } from '../records/router.ts';
import { searchRouter } from '../search/router.ts';
import { setupRouter } from '../setup/router.ts';
import { suppliersRouter } from '../suppliers/router.ts';
import { todayRouter } from '../today/router.ts';
import { uploadsRouter } from '../uploads/router.ts';
import { verificationRouter } from '../verifications/router.ts';
import { workOrdersRouter } from '../work-orders/router.ts';
import { os } from './base.ts';

export const router = os.router({
  session: sessionRouter,
  setup: setupRouter,
  jobs: jobsRouter,
  live: liveRouter,
  people: peopleRouter,
  teams: teamsRouter,
  metrics: metricsRouter,
  annotations: annotationsRouter,
  fleet: fleetRouter,
  counters: countersRouter,
  readings: readingsRouter,
  retention: retentionRouter,
  verification: verificationRouter,
  alarms: alarmsRouter,
  alarmRules: alarmRulesRouter,
  alarmFloods: alarmFloodsRouter,
  alarmNuisance: alarmNuisanceRouter,
  predictions: predictionsRouter,
  uploads: uploadsRouter,
  attachments: attachmentsRouter,
  imports: importsRouter,
  records: recordsRouter,
  assets: assetsRouter,
  assetTypes: assetTypesRouter,
  bom: bomRouter,
  locations: locationsRouter,
  parts: partsRouter,
  suppliers: suppliersRouter,
  search: searchRouter,
  health: healthRouter,
  items: itemsRouter,
  history: historyRouter,
  workOrders: workOrdersRouter,
  today: todayRouter,
  notifications: notificationsRouter,
  codes: codesRouter,
  labels: labelsRouter,
  dataSources: dataSourcesRouter,
});
