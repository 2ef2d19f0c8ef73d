package dev.gatehouse.config.render;

/// `KEY='value'` lines.
final class EnvText {
    private EnvText() {}

    static String write(Resolution resolution, boolean explained) {
        StringBuilder out = new StringBuilder();
        resolution.values().forEach((key, resolved) -> {
            if (explained) {
                out.append(Provenance.comment(resolved));
            }
            out.append(key)
                    .append('=')
                    .append(Quoted.shell(resolved.value().text()))
                    .append('\n');
        });
        return out.toString();
    }
}
