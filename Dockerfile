# Makker for operators. docs/docker.md says how to run it, and the same steps by hand.

FROM python:3.13-slim AS build
WORKDIR /app
RUN python -m venv /venv
COPY requirements.lock requirements-build.lock ./
RUN /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock -r requirements-build.lock
COPY . .
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation -e . \
    && /venv/bin/python -m compileall -q bot

FROM python:3.13-slim
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin makker \
    && install --directory --owner makker --group makker /data
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    MAKKER_DATABASE_URL=sqlite:////data/makker.db \
    MAKKER_LISTEN=127.0.0.1:8080
USER makker
VOLUME /data
HEALTHCHECK --start-period=30s --timeout=5s CMD ["python", "-c", "\
import os, urllib.request as web; \
port = os.environ.get('MAKKER_LISTEN', '').rpartition(':')[2]; \
port and web.build_opener(web.ProxyHandler({})).open(f'http://127.0.0.1:{port}/healthz', timeout=4)"]
CMD ["makker", "run"]
