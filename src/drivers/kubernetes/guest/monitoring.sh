#!/bin/bash
# Prometheus with what it watches - the API, kubelets, their containers, node exporters, whatever is annotated - and Grafana.
# shellcheck source=SCRIPTDIR/../../server/guest/step.sh
source "$(dirname "$0")/step.sh"
# shellcheck source=SCRIPTDIR/kubernetes.sh
source "$(dirname "$0")/kubernetes.sh"

if [[ ${PROMETHEUS_MONITORING,,} != true ]]; then exit 0; fi
space=prometheus-monitoring

apply << MANIFEST || fail 'The API did not take Prometheus'
apiVersion: v1
kind: Namespace
metadata: {name: $space, labels: {pod-security.kubernetes.io/enforce: privileged}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: prometheus, namespace: $space}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: prometheus}
rules:
- {apiGroups: [""], resources: [nodes, services, endpoints, pods], verbs: [get, list, watch]}
- {apiGroups: [""], resources: [nodes/metrics], verbs: [get]}
- {apiGroups: [discovery.k8s.io], resources: [endpointslices], verbs: [get, list, watch]}
- {nonResourceURLs: [/metrics], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: prometheus}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: prometheus}
subjects:
- {kind: ServiceAccount, name: prometheus, namespace: $space}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: prometheus, namespace: $space}
data:
  prometheus.yml: |
    global: {scrape_interval: 30s}
    scrape_configs:
    - job_name: apiservers
      kubernetes_sd_configs: [{role: endpoints, namespaces: {names: [default]}}]
      scheme: https
      tls_config: &tls {ca_file: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt}
      authorization: &account {credentials_file: /var/run/secrets/kubernetes.io/serviceaccount/token}
      relabel_configs:
      - source_labels: [__meta_kubernetes_service_name, __meta_kubernetes_endpoint_port_name]
        action: keep
        regex: kubernetes;https
    - job_name: kubelets
      kubernetes_sd_configs: [{role: node}]
      scheme: https
      tls_config: *tls
      authorization: *account
    - job_name: cadvisor
      kubernetes_sd_configs: [{role: node}]
      scheme: https
      metrics_path: /metrics/cadvisor
      tls_config: *tls
      authorization: *account
    - job_name: node-exporters
      kubernetes_sd_configs: [{role: node}]
      relabel_configs:
      - source_labels: [__meta_kubernetes_node_address_InternalIP]
        target_label: __address__
        replacement: \$1:9100
    - job_name: annotated-pods
      kubernetes_sd_configs: [{role: pod}]
      relabel_configs:
      - {source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape], action: keep, regex: "true"}
      - source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_path]
        action: replace
        regex: (.+)
        target_label: __metrics_path__
      - source_labels: [__address__, __meta_kubernetes_pod_annotation_prometheus_io_port]
        regex: ([^:]+)(?::\d+)?;(\d+)
        target_label: __address__
        replacement: \$1:\$2
      - {source_labels: [__meta_kubernetes_namespace], target_label: namespace}
      - {source_labels: [__meta_kubernetes_pod_name], target_label: pod}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: prometheus, namespace: $space}
spec:
  selector: {matchLabels: {app: prometheus}}
  strategy: {type: Recreate}
  template:
    metadata: {labels: {app: prometheus}}
    spec:
      serviceAccountName: prometheus
      securityContext: {runAsNonRoot: true, runAsUser: 65534, fsGroup: 65534}
      containers:
      - name: prometheus
        image: $(image "docker.io/prom/prometheus:$PROMETHEUS_TAG")
        args: [--config.file=/etc/prometheus/prometheus.yml, --storage.tsdb.path=/prometheus, --storage.tsdb.retention.time=14d]
        ports: [{name: web, containerPort: 9090}]
        readinessProbe: {httpGet: {path: /-/ready, port: web}}
        resources: {requests: {cpu: 100m, memory: 400Mi}}
        volumeMounts:
        - {name: settings, mountPath: /etc/prometheus}
        - {name: data, mountPath: /prometheus}
      volumes:
      - {name: settings, configMap: {name: prometheus}}
      - {name: data, emptyDir: {}}
---
apiVersion: v1
kind: Service
metadata: {name: prometheus, namespace: $space}
spec:
  selector: {app: prometheus}
  ports: [{name: web, port: 9090}]
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: node-exporter, namespace: $space}
spec:
  selector: {matchLabels: {app: node-exporter}}
  template:
    metadata: {labels: {app: node-exporter}}
    spec:
      hostNetwork: true
      hostPID: true
      automountServiceAccountToken: false
      tolerations: [{operator: Exists, effect: NoSchedule}]
      securityContext: {runAsNonRoot: true, runAsUser: 65534}
      containers:
      - name: node-exporter
        image: $(image "docker.io/prom/node-exporter:$NODE_EXPORTER_TAG")
        args: [--path.rootfs=/host]
        ports: [{name: metrics, containerPort: 9100, hostPort: 9100}]
        resources: {requests: {cpu: 50m, memory: 30Mi}}
        volumeMounts: [{name: host, mountPath: /host, readOnly: true, mountPropagation: HostToContainer}]
      volumes: [{name: host, hostPath: {path: /, type: Directory}}]
MANIFEST
