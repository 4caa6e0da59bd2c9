#!/bin/bash
# Grafana before Prometheus, on port 30603 of every worker as with Magnum; the masters' security group lets nobody from outside there.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

if [[ ${PROMETHEUS_MONITORING,,} != true ]]; then exit 0; fi
space=prometheus-monitoring

# The password goes in by standard input, where the list of processes does not show it. Argument: the password.
secret() {
    cat << MANIFEST
apiVersion: v1
kind: Secret
metadata: {name: grafana, namespace: $space}
data: {admin-password: $(printf '%s' "$1" | base64 --wrap 0)}
MANIFEST
}
if [[ -n $GRAFANA_ADMIN_PASSWD ]]; then
    secret "$GRAFANA_ADMIN_PASSWD" | apply || fail "The API did not take Grafana's password"
else
    # Whoever comes first among the masters makes one up; who may read secrets of the namespace finds it there.
    has_secret() { kubectl --namespace "$space" get secret grafana > /dev/null 2>&1; }
    made_up=$(openssl rand -hex 16)
    make_secret() { has_secret || secret "$made_up" | kubectl create --filename - > /dev/null 2>&1 || has_secret; }
    try 30 10 make_secret || fail "The API did not take Grafana's password"
fi

# A panel of the dashboard. Arguments: number, title, unit, query, legend.
panel() {
    local row=$((($1 - 1) / 2)) column=$((($1 - 1) % 2))
    printf '{"id": %s, "type": "timeseries", "title": "%s", "datasource": {"type": "prometheus", "uid": "prometheus"}' "$1" "$2"
    printf ', "gridPos": {"x": %s, "y": %s, "w": 12, "h": 8}' "$((column * 12))" "$((row * 8))"
    printf ', "fieldConfig": {"defaults": {"unit": "%s", "min": 0}, "overrides": []}' "$3"
    printf ', "targets": [{"refId": "A", "expr": "%s", "legendFormat": "%s"}]}' "$4" "$5"
}

apply << MANIFEST || fail 'The API did not take Grafana'
apiVersion: v1
kind: ConfigMap
metadata: {name: grafana, namespace: $space}
data:
  datasource.yaml: |
    apiVersion: 1
    datasources:
    - {name: Prometheus, uid: prometheus, type: prometheus, access: proxy, url: "http://prometheus:9090", isDefault: true}
  dashboards.yaml: |
    apiVersion: 1
    providers:
    - {name: cluster, type: file, options: {path: /var/lib/dashboards}}
  cluster.json: |
    {"uid": "cluster", "title": "Cluster", "timezone": "browser", "refresh": "30s", "schemaVersion": 39, "panels": [
    $(panel 1 'CPU of servers' percentunit '1 - avg by (instance) (rate(node_cpu_seconds_total{mode=\"idle\"}[5m]))' '{{instance}}'),
    $(panel 2 'Memory of servers' percentunit '1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes' '{{instance}}'),
    $(panel 3 'Disks of servers' percentunit '1 - node_filesystem_avail_bytes{fstype=~\"ext4|xfs\"} / node_filesystem_size_bytes' '{{instance}} {{mountpoint}}'),
    $(panel 4 'Network of servers' Bps 'sum by (instance) (rate(node_network_receive_bytes_total{device!=\"lo\"}[5m]))' '{{instance}}'),
    $(panel 5 'CPU of namespaces' none 'sum by (namespace) (rate(container_cpu_usage_seconds_total{container!=\"\"}[5m]))' '{{namespace}}'),
    $(panel 6 'Memory of namespaces' bytes 'sum by (namespace) (container_memory_working_set_bytes{container!=\"\"})' '{{namespace}}')
    ]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: grafana, namespace: $space}
spec:
  selector: {matchLabels: {app: grafana}}
  strategy: {type: Recreate}
  template:
    metadata: {labels: {app: grafana}}
    spec:
      automountServiceAccountToken: false
      securityContext: {runAsNonRoot: true, runAsUser: 472, fsGroup: 472}
      containers:
      - name: grafana
        image: $(image "docker.io/grafana/grafana:$GRAFANA_TAG")
        env:
        - {name: GF_SECURITY_ADMIN_PASSWORD, valueFrom: {secretKeyRef: {name: grafana, key: admin-password}}}
        - {name: GF_ANALYTICS_REPORTING_ENABLED, value: "false"}
        - {name: GF_ANALYTICS_CHECK_FOR_UPDATES, value: "false"}
        - {name: GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH, value: /var/lib/dashboards/cluster.json}
        ports: [{name: web, containerPort: 3000}]
        readinessProbe: {httpGet: {path: /api/health, port: web}}
        resources: {requests: {cpu: 50m, memory: 128Mi}}
        volumeMounts:
        - {name: settings, mountPath: /etc/grafana/provisioning/datasources/datasource.yaml, subPath: datasource.yaml}
        - {name: settings, mountPath: /etc/grafana/provisioning/dashboards/dashboards.yaml, subPath: dashboards.yaml}
        - {name: settings, mountPath: /var/lib/dashboards/cluster.json, subPath: cluster.json}
        - {name: data, mountPath: /var/lib/grafana}
      volumes:
      - {name: settings, configMap: {name: grafana}}
      - {name: data, emptyDir: {}}
---
apiVersion: v1
kind: Service
metadata: {name: grafana, namespace: $space}
spec:
  type: NodePort
  selector: {app: grafana}
  ports: [{name: web, port: 3000, nodePort: 30603}]
MANIFEST
