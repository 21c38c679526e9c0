import { header, type WireRequest } from "../wire/wire-request.ts";

/**
 * The region a request is for. Real hosts carry it (`modelstudio.<region>.aliyuncs.com`); on one local port
 * it can come from the header `x-acs-region-id` or the parameter `RegionId`. Undefined: every region.
 */
export function requestedRegion(request: WireRequest): string | undefined {
  const fromHost = /^(?:modelstudio|bailiancontrol)\.([a-z0-9-]+)\.aliyuncs\.com/.exec(
    request.headers.host ?? "",
  );
  return fromHost?.[1] ?? header(request.headers, "x-acs-region-id") ?? request.params.RegionId;
}
