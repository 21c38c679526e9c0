import type { FederationDocument, FederationRole, Workspace } from "@modelstudio-sso/contracts";

/** What an import works on, and what becomes of it. */
export interface ImportPanelProps {
  document: FederationDocument;
  /** Absent until the account's workspaces are read. */
  workspaces: readonly Workspace[] | undefined;
  onAccept: (roles: FederationRole[], words: string) => void;
  onCancel: () => void;
}
