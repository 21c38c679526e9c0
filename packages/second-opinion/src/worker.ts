import { judge } from "./judge.ts";
import { serveJobs } from "./threads/serve-jobs.ts";

serveJobs(judge);
