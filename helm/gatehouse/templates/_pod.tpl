{{/*
What the four pods have alike. Each template takes a dict:
  root    the chart's context
  name    the service, such as gateway-service
  values  the service's own values
  prefix  of its variables, such as GATEWAY
  files   list of {name, secret} or {name, configMap}: mounted, whole, at /etc/gatehouse/<name>. Whole directories,
          because a file that is mounted alone does not change when its secret does.
*/}}

{{- define "gatehouse.podSpec" -}}
serviceAccountName: {{ include "gatehouse.fullname" . }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
# Longer than the drain: preStop, the streams (half the time), three parts that may each take the whole time, and 5 s.
terminationGracePeriodSeconds: {{ add .root.Values.shutdown.preStopSeconds (mul 4 .root.Values.shutdown.timeoutSeconds) 5 }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
topologySpreadConstraints:
  {{- range $key, $unsatisfiable := dict "kubernetes.io/hostname" "DoNotSchedule" "topology.kubernetes.io/zone" "ScheduleAnyway" }}
  - topologyKey: {{ $key }}
    maxSkew: 1
    whenUnsatisfiable: {{ $unsatisfiable }}
    nodeTaintsPolicy: Honor
    labelSelector:
      matchLabels:
        {{- include "gatehouse.selector" $ | nindent 8 }}
    # Pods of the version before do not count during a rolling update.
    matchLabelKeys:
      - pod-template-hash
  {{- end }}
{{- end }}

{{- define "gatehouse.container" -}}
name: {{ .name }}
image: {{ include "gatehouse.image" . | quote }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  privileged: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities:
    drop:
      - ALL
resources:
  {{- toYaml .values.resources | nindent 2 }}
# Nothing new is sent to a pod that ends, but balancers need a moment to learn that.
lifecycle:
  preStop:
    sleep:
      seconds: {{ .root.Values.shutdown.preStopSeconds }}
{{- include "gatehouse.probes" . }}
{{- end }}

{{/* On the main listener, named https: kubelet asks without a client certificate, and the probes need none. */}}
{{- define "gatehouse.probes" }}
startupProbe:
  httpGet:
    path: /healthz
    port: https
    scheme: HTTPS
  periodSeconds: 2
  timeoutSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet:
    path: /healthz
    port: https
    scheme: HTTPS
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 3
readinessProbe:
  httpGet:
    path: /readyz
    port: https
    scheme: HTTPS
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: 2
{{- end }}

{{/* The variables that every service has. Takes also: adminPort. */}}
{{- define "gatehouse.env" -}}
- name: {{ .prefix }}_ENVIRONMENT
  value: {{ .root.Values.environment | quote }}
- name: {{ .prefix }}_REGION
  value: {{ .root.Values.region | quote }}
- name: {{ .prefix }}_SHUTDOWN_TIMEOUT
  value: {{ printf "%ds" (int .root.Values.shutdown.timeoutSeconds) }}
- name: {{ .prefix }}_TLS_CERT_PATH
  value: /etc/gatehouse/tls/tls.crt
- name: {{ .prefix }}_TLS_KEY_PATH
  value: /etc/gatehouse/tls/tls.key
- name: {{ .prefix }}_ADMIN_HTTP_ADDR
  value: "{{ .values.admin.exposed | ternary "" "127.0.0.1" }}:{{ .adminPort }}"
{{- with .root.Values.traces }}
{{- if .endpoint }}
- name: {{ $.prefix }}_OTLP_TRACES_ENDPOINT
  value: {{ .endpoint | quote }}
- name: {{ $.prefix }}_TRACE_SAMPLING
  value: {{ .sampling | quote }}
{{- end }}
{{- end }}
{{- with .values.javaOptions }}
- name: JAVA_TOOL_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- end }}

{{- define "gatehouse.redisEnv" -}}
{{- with .root.Values.redis.sentinel }}
{{- if .addresses }}
- name: {{ $.prefix }}_REDIS_SENTINEL_ADDRS
  value: {{ join "," .addresses | quote }}
- name: {{ $.prefix }}_REDIS_SENTINEL_MASTER
  value: {{ .master | quote }}
{{- else }}
- name: {{ $.prefix }}_REDIS_MASTER_ADDR
  value: {{ $.root.Values.redis.address | quote }}
{{- end }}
{{- end }}
- name: {{ .prefix }}_REDIS_DB
  value: {{ .root.Values.redis.db | int | quote }}
- name: {{ .prefix }}_REDIS_KEY_PREFIX
  value: {{ .root.Values.redis.keyPrefix | quote }}
- name: {{ .prefix }}_REDIS_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ .root.Values.redis.existingSecret }}
      key: password
{{- end }}

{{- define "gatehouse.mounts" -}}
{{- range .files -}}
- name: {{ .name }}
  mountPath: /etc/gatehouse/{{ .name }}
  readOnly: true
{{ end -}}
# The JVM and native libraries unpack here. Nothing else is written but a store's own volume.
- name: tmp
  mountPath: /tmp
{{- end }}

{{- define "gatehouse.volumes" -}}
{{- range .files -}}
- name: {{ .name }}
  {{- if .secret }}
  secret:
    secretName: {{ .secret }}
    defaultMode: 0440
  {{- else }}
  configMap:
    name: {{ .configMap }}
    defaultMode: 0440
  {{- end }}
{{ end -}}
- name: tmp
  emptyDir:
    sizeLimit: 128Mi
{{- end }}
