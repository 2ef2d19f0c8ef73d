{{/*
NetworkPolicy rules. In Kubernetes an empty list of peers means everybody; in these values it means nobody, so a rule
without peers is left out.
*/}}

{{/* Takes a dict: peers, ports. */}}
{{- define "gatehouse.from" -}}
{{- if .peers -}}
- from:
    {{- toYaml .peers | nindent 4 }}
  ports:
    {{- range .ports }}
    - port: {{ int . }}
      protocol: TCP
    {{- end }}
{{- end }}
{{- end }}

{{/* Takes a dict: peers, ports. */}}
{{- define "gatehouse.to" -}}
{{- if .peers -}}
- to:
    {{- toYaml .peers | nindent 4 }}
  ports:
    {{- range .ports }}
    - port: {{ int . }}
      protocol: TCP
    {{- end }}
{{- end }}
{{- end }}

{{/* Who reaches the admin port. Takes a dict: values, adminPort. */}}
{{- define "gatehouse.fromOperators" -}}
{{- if .values.admin.exposed -}}
{{- include "gatehouse.from" (dict "peers" .values.admin.peers "ports" (list .adminPort)) }}
{{- end }}
{{- end }}

{{/* Takes a dict: root. */}}
{{- define "gatehouse.toDns" -}}
{{- with .root.Values.dns.peers -}}
- to:
    {{- toYaml . | nindent 4 }}
  ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
{{- end }}
{{- end }}

{{/* Takes a dict: root. */}}
{{- define "gatehouse.toTraces" -}}
{{- with .root.Values.traces -}}
{{- if .endpoint -}}
{{- include "gatehouse.to" (dict "peers" .peers "ports" (list (include "gatehouse.port" .endpoint))) }}
{{- end }}
{{- end }}
{{- end }}

{{/* Takes a dict: root. */}}
{{- define "gatehouse.toRedis" -}}
{{- with .root.Values.redis -}}
{{- $ports := list -}}
{{- if .sentinel.addresses -}}
{{- $ports = list (toString .sentinel.redisPort) -}}
{{- range .sentinel.addresses -}}
{{- $ports = append $ports (include "gatehouse.port" .) -}}
{{- end -}}
{{- else -}}
{{- $ports = list (include "gatehouse.port" .address) -}}
{{- end -}}
{{- include "gatehouse.to" (dict "peers" .peers "ports" (uniq $ports)) }}
{{- end }}
{{- end }}

{{/* The port of `host:port` or `scheme://host:port/path`. */}}
{{- define "gatehouse.port" -}}
{{- $authority := contains "://" . | ternary (urlParse .).host . -}}
{{- splitList ":" $authority | last -}}
{{- end }}
