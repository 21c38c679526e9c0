import { serveJobs } from "@modelstudio-sso/second-opinion";
import { doSamlJob } from "./do-saml-job.ts";

serveJobs(doSamlJob);
