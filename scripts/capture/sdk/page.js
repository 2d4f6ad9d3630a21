import * as Sentry from "@sentry/browser";

Sentry.init({
  dsn: `${location.protocol}//0123456789abcdef0123456789abcdef@${location.host}/42`,
  release: "parcel-desk@2.4.0",
  environment: "production",
  dist: "web.118",
  replaysSessionSampleRate: 1,
  replaysOnErrorSampleRate: 1,
  tracesSampleRate: 1,
  integrations: [
    Sentry.browserTracingIntegration(),
    Sentry.featureFlagsIntegration(),
    // Short windows, so that one run sees dead and rage clicks without waiting for the defaults.
    Sentry.replayIntegration({
      flushMinDelay: 500,
      flushMaxDelay: 1000,
      minReplayDuration: 0,
      networkDetailAllowUrls: [/\/quotes/],
      networkResponseHeaders: ["x-quote-id"],
    }),
  ],
});
Sentry.setUser({ id: "7341", username: "dispatcher", email: "dispatcher@parcel-desk.example" });
Sentry.setTag("plan", "team");

const flags = Sentry.getClient().getIntegrationByName("FeatureFlags");
flags.addFeatureFlag("quotes.carbon-estimate", true);
flags.addFeatureFlag("labels.thermal-printer", false);
flags.addFeatureFlag("pickup.same-day", true);

const byId = (id) => document.getElementById(id);
const show = (text) => {
  byId("result").textContent = text;
};
const go = (path) => {
  history.pushState({}, "", path);
  show(`Showing ${path}`);
};

byId("to-parcels").addEventListener("click", () => go("/parcels?state=open"));
byId("to-labels").addEventListener("click", () => go("/labels"));
byId("quote").addEventListener("click", async () => {
  const response = await fetch("/quotes", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ weight_kg: 2.5 }),
  });
  show(`Quoted: ${(await response.json()).amount}`);
});
byId("fail").addEventListener("click", () => {
  flags.addFeatureFlag("quotes.carbon-estimate", true);
  Sentry.captureException(new Error("no courier takes this parcel today"));
});
