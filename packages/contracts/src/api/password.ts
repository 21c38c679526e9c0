import { z } from "zod";

/** A password of this service: long, and free in its characters, as NIST SP 800-63B advises. */
export const passwordSchema = z.string().min(12, "at least 12 characters").max(128);
