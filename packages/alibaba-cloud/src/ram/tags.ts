import type { WriteReceipt } from "@modelstudio-sso/federation";
import { read, write } from "../call.ts";
import { ram } from "../sdk.ts";
import type { SdkClients } from "../sdk-clients.ts";
import { ownTags, tagList } from "./convert.ts";

type Tagged = { resourceType: "role" | "policy"; name: string };

/** All tags of one role or policy. One call: a resource has at most 20 tags and a page holds 100. */
export async function readTags(
  clients: SdkClients,
  { resourceType, name }: Tagged,
): Promise<Record<string, string>> {
  const { body } = await read("ram:ListTagResources", () =>
    clients.ram.listTagResourcesWithOptions(
      new ram.ListTagResourcesRequest({ resourceType, resourceNames: [name], pageSize: 100 }),
      clients.runtime,
    ),
  );
  return ownTags(body?.tagResources, name);
}

/** Sets some tags and removes others; the rest stays as it is. */
export async function changeTags(
  clients: SdkClients,
  { resourceType, name }: Tagged,
  change: { set: Record<string, string>; remove: string[] },
): Promise<WriteReceipt> {
  let requestId = "";
  if (Object.keys(change.set).length > 0) {
    const request = new ram.TagResourcesRequest({
      resourceType,
      resourceNames: [name],
      tag: tagList(change.set).map((tag) => new ram.TagResourcesRequestTag(tag)),
    });
    const answer = await write("ram:TagResources", () =>
      clients.ram.tagResourcesWithOptions(request, clients.runtime),
    );
    requestId = answer.body?.requestId ?? "";
  }
  if (change.remove.length > 0) {
    const request = new ram.UntagResourcesRequest({
      resourceType,
      resourceNames: [name],
      tagKeys: change.remove,
    });
    const answer = await write("ram:UntagResources", () =>
      clients.ram.untagResourcesWithOptions(request, clients.runtime),
    );
    requestId = answer.body?.requestId ?? requestId;
  }
  return { requestId };
}
