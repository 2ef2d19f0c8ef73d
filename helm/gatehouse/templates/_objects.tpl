{{/* Objects that each service has besides its Deployment. Each takes a dict: root, name, values. */}}

{{- define "gatehouse.metadata" -}}
name: {{ include "gatehouse.fullname" . }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "gatehouse.labels" . | nindent 2 }}
{{- end }}

{{- define "gatehouse.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "gatehouse.metadata" . | nindent 2 }}
automountServiceAccountToken: false
{{- end }}

{{/* Takes also: ports, list of {name, port}. The admin port is never among them: this Service may be a load balancer. */}}
{{- define "gatehouse.service" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "gatehouse.metadata" . | nindent 2 }}
  {{- with .values.service.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  type: {{ .values.service.type }}
  selector:
    {{- include "gatehouse.selector" . | nindent 4 }}
  ports:
    {{- range .ports }}
    - name: {{ .name }}
      port: {{ .port }}
      targetPort: {{ .name }}
      appProtocol: {{ .name }}
    {{- end }}
{{- end }}

{{/* Takes also: adminPort. Nothing while the admin listener is bound to loopback. */}}
{{- define "gatehouse.adminService" -}}
{{- if .values.admin.exposed -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "gatehouse.fullname" . }}-admin
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "gatehouse.labels" . | nindent 4 }}
spec:
  type: ClusterIP
  selector:
    {{- include "gatehouse.selector" . | nindent 4 }}
  ports:
    - name: admin
      port: {{ .adminPort }}
      targetPort: admin
      appProtocol: https
{{- end }}
{{- end }}

{{- define "gatehouse.disruptionBudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "gatehouse.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  # A pod that is broken already must not hold up a node's drain.
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "gatehouse.selector" . | nindent 6 }}
{{- end }}

{{- define "gatehouse.autoscaler" -}}
{{- with .values.autoscaling -}}
{{- if .enabled -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "gatehouse.metadata" $ | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "gatehouse.fullname" $ }}
  minReplicas: {{ .minReplicas }}
  maxReplicas: {{ .maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ .cpuPercent }}
    {{- with .streamsPerPod }}
    - type: Pods
      pods:
        metric:
          name: gatehouse_gateway_streams
        target:
          type: AverageValue
          averageValue: {{ . | int | quote }}
    {{- end }}
  behavior:
    # One pod at a time: what it held open comes back to the others.
    scaleDown:
      stabilizationWindowSeconds: 600
      policies:
        - type: Pods
          value: 1
          periodSeconds: 120
{{- end }}
{{- end }}
{{- end }}

{{/* Takes also: surge. A store that only one process may hold is handed over, everything else overlaps. */}}
{{- define "gatehouse.strategy" -}}
{{- if .surge -}}
type: RollingUpdate
rollingUpdate:
  maxUnavailable: 0
  maxSurge: 1
{{- else -}}
type: Recreate
{{- end -}}
{{- end }}
