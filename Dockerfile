FROM python:3.12-slim AS build
WORKDIR /build
COPY requirements.lock .
RUN python -m venv /opt/terreau \
    && /opt/terreau/bin/python -m pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.lock \
    && /opt/terreau/bin/python -m pip uninstall -y pip \
    && /opt/terreau/bin/python -X no_debug_ranges -m compileall -q -o 2 /opt/terreau/lib

FROM python:3.12-slim
RUN groupadd --gid 10001 terreau \
    && useradd --uid 10001 --gid terreau --home-dir /data --no-create-home --shell /usr/sbin/nologin terreau \
    && install -d -o terreau -g terreau -m 700 /data
COPY --from=build /opt/terreau /opt/terreau
WORKDIR /app
COPY . .
ENV PATH=/opt/terreau/bin:$PATH
# The root may be read-only: what Python would otherwise compile at each start is compiled here, for every command and as
# bot/smaller.py and bot/lean.py run the bot.
RUN python -X no_debug_ranges -m compileall -q -o 0 -o 2 bot handlers simulator migrations \
    && python -OO -X no_debug_ranges -c "import bot.lean; bot.lean.leave_out_what_is_not_used(); import bot.run_command"
# Nothing is written outside /data and /tmp: the image also runs with a read-only root.
ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    TERREAU_DATABASE_URL=sqlite:////data/terreau.db \
    TERREAU_HOST=0.0.0.0 \
    TERREAU_PORT=8080
USER terreau
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["python", "-c", \
    "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ['TERREAU_PORT'] + '/healthz', timeout=4)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
