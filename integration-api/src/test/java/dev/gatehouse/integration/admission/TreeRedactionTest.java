package dev.gatehouse.integration.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.integration.redaction.Redaction;
import dev.gatehouse.integration.redaction.RedactionPath;
import dev.gatehouse.integration.redaction.Redactions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TreeRedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.a|MASK|{'a':'x','b':'y'}|{'a':'***','b':'y'}",
                "$.a|REMOVE|{'a':'x','b':'y'}|{'b':'y'}",
                "$.a|MASK|{'a':7}|{'a':null}",
                "$.a|MASK|{'a':true}|{'a':null}",
                "$.a|MASK|{'a':null}|{'a':null}",
                "$.a|MASK|{'a':{'b':'x'}}|{'a':null}",
                "$.a|MASK|{'a':['x']}|{'a':null}",
                "$.a|MASK|{}|{}",
                "$.a.b|MASK|{'a':{'b':'x','c':'y'}}|{'a':{'b':'***','c':'y'}}",
                "$.a.b|MASK|{'a':'x'}|{'a':'x'}",
                "$.a.b|MASK|{'a':[{'b':'x'}]}|{'a':[{'b':'x'}]}",
                "$.a[*].b|MASK|{'a':[{'b':'x'},{'c':'y'},'z',{'b':1}]}|{'a':[{'b':'***'},{'c':'y'},'z',{'b':null}]}",
                "$.a[*].b|REMOVE|{'a':[{'b':'x'},{'c':'y'}]}|{'a':[{},{'c':'y'}]}",
                "$.a[*]|MASK|{'a':['x',1,{'b':'c'}]}|{'a':['***',null,null]}",
                "$.a[*]|REMOVE|{'a':['x',1]}|{'a':[]}",
                "$[*].a|MASK|[{'a':'x'},{'b':'y'}]|[{'a':'***'},{'b':'y'}]",
                "$.a[*][*].b|MASK|{'a':[[{'b':'x'}],[]]}|{'a':[[{'b':'***'}],[]]}"
            })
    void onePath(String path, Redaction redaction, String before, String after) {
        Redactions redactions = Redactions.of(Map.of(RedactionPath.parse(path).orElseThrow(), redaction));

        assertThat(redacted(redactions, before)).isEqualTo(json(after));
    }

    @Test
    void severalRolesShowWhatAnyOfThemShows() {
        Redactions both = Redactions.union(List.of(
                role(Map.of("$.a", Redaction.REMOVE)), role(Map.of("$.a.b", Redaction.MASK, "$.c", Redaction.REMOVE))));

        assertThat(redacted(both, "{'a':{'b':'x','d':'y'},'c':'z'}"))
                .isEqualTo(json("{'a':{'b':'***','d':'y'},'c':'z'}"));
    }

    private static JsonNode redacted(Redactions redactions, String text) {
        JsonNode tree = json(text);
        TreeRedaction.apply(redactions.root(), tree);
        return tree;
    }

    private static Redactions role(Map<String, Redaction> paths) {
        Map<RedactionPath, Redaction> parsed = new HashMap<>();
        paths.forEach((path, redaction) -> parsed.put(RedactionPath.parse(path).orElseThrow(), redaction));
        return Redactions.of(parsed);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
