// A small service under @sentry/node: evaluates flags, then errs. The DSN is argv[2].
import * as Sentry from "@sentry/node";

Sentry.init({
  dsn: process.argv[2],
  release: "parcel-router@1.9.2",
  environment: "production",
  serverName: "router-3",
  integrations: [
    Sentry.featureFlagsIntegration(),
    // What a fixture must not hold: the paths and the hardware of the machine that captured it.
    Sentry.rewriteFramesIntegration({ root: import.meta.dirname, prefix: "app:///" }),
    Sentry.nodeContextIntegration({ os: false, device: false, app: false, cloudResource: false }),
  ],
});

const flags = Sentry.getClient().getIntegrationByName("FeatureFlags");
flags.addFeatureFlag("routing.prefer-rail", false);
flags.addFeatureFlag("routing.night-slots", true);
Sentry.setTag("depot", "north");
Sentry.captureException(new RangeError("no route within the time window"));
await Sentry.close(5000);
