{{/* Names, labels and image of one service. Each takes a dict: root (the chart's context), name (as in `gateway-service`). */}}

{{- define "gatehouse.fullname" -}}
{{- $base := contains .root.Chart.Name .root.Release.Name | ternary .root.Release.Name (printf "%s-%s" .root.Release.Name .root.Chart.Name) -}}
{{- /* Room for `-integration-api-admin` within the 63 characters of a DNS label. */ -}}
{{- printf "%s-%s" ($base | trunc 41 | trimSuffix "-") .name -}}
{{- end }}

{{- define "gatehouse.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{/* Of a pod: nothing that changes with the chart alone, for that would restart every pod. */}}
{{- define "gatehouse.podLabels" -}}
{{ include "gatehouse.selector" . }}
app.kubernetes.io/part-of: gatehouse
{{- end }}

{{- define "gatehouse.labels" -}}
{{ include "gatehouse.podLabels" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{/* Takes also: values (the service's own). A digest says exactly what runs, so it wins. */}}
{{- define "gatehouse.image" -}}
{{- $image := .values.image -}}
{{- $repository := printf "%s/%s" (trimSuffix "/" .root.Values.image.registry) $image.repository -}}
{{- if $image.digest -}}
{{ printf "%s@%s" $repository $image.digest }}
{{- else -}}
{{ printf "%s:%s" $repository ($image.tag | default .root.Values.image.tag | default .root.Chart.AppVersion) }}
{{- end -}}
{{- end }}
