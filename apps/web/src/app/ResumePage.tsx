import { Navigate } from "@tanstack/react-router";
import { useDraft } from "./draft.tsx";
import { useKnowledge } from "./progress.ts";
import { nextStep } from "./steps.ts";

/** A federation's bare address leads to the step that is next, once enough is known to say which. */
export function ResumePage() {
  const { id } = useDraft();
  const known = useKnowledge();
  if (known.review === undefined || known.runs === undefined || known.memberships === undefined) return null;
  if (known.tests === undefined || known.plan === undefined) return null;
  return <Navigate to={`/federations/$id/${nextStep(known)}`} params={{ id }} replace />;
}
