import { ApiError } from "../wire/api-error.ts";
import type { BaseCall } from "../wire/operation.ts";
import { header } from "../wire/wire-request.ts";

/**
 * The region a request is for. Real hosts carry it (`modelstudio.<region>.aliyuncs.com`); on one local port
 * it can come from the header `x-acs-region-id` or the parameter `RegionId`. Undefined: every region.
 *
 * @throws the assumed error for a region outside the published endpoint map
 */
export function requestedRegion({ request, assumptions }: BaseCall): string | undefined {
  const fromHost = /^(?:modelstudio|bailiancontrol)\.([a-z0-9-]+)\.aliyuncs\.com/.exec(
    request.headers.host ?? "",
  );
  const region = fromHost?.[1] ?? header(request.headers, "x-acs-region-id") ?? request.params.RegionId;
  const { regions, unknownRegion } = assumptions.modelStudio;
  if (region !== undefined && !regions.includes(region)) throw new ApiError(unknownRegion);
  return region;
}
