# syntax=docker/dockerfile:1
# The service against a PostgreSQL of your own. Build: docker build -t modelstudio-sso .   Run: see compose.yaml.
ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /srv/msso
ENV CI=true
RUN npm install --global pnpm@12.21.0
COPY . .
RUN pnpm install --frozen-lockfile
RUN pnpm --filter @modelstudio-sso/web build
# Once more, with what runs alone. PostgreSQL's own programs are an optional package and stay out.
RUN rm -rf node_modules apps/*/node_modules packages/*/node_modules
RUN pnpm install --frozen-lockfile --prod --no-optional \
    --filter "@modelstudio-sso/server..." --filter "@modelstudio-sso/cli..."

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="modelstudio-sso" \
      org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /srv/msso
# Secrets come at run time: MASTER_KEY_FILE, DATABASE_URL_FILE, and the cloud's own credential chain.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4600 DATA_DIR=/data
RUN mkdir /data && chown 1000:1000 /data
COPY --from=build /srv/msso/package.json ./package.json
COPY --from=build /srv/msso/node_modules ./node_modules
COPY --from=build /srv/msso/packages ./packages
COPY --from=build /srv/msso/apps/cli ./apps/cli
COPY --from=build /srv/msso/apps/server ./apps/server
COPY --from=build /srv/msso/apps/web/dist ./apps/web/dist
COPY --from=build /srv/msso/docs/errors ./docs/errors
# The image's user "node", by number, so that orchestrators can see that it is not root.
USER 1000:1000
EXPOSE 4600
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/server/src/main.ts"]
