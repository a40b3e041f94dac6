package io.relais.server.api;

import io.relais.core.quote.RuleKind;
import io.relais.core.quote.Tariff;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RuleList", description = "Every rule of a property under one version.")
record RuleList(
        @Schema(description = "Send it as If-Match to change what you saw, and only that")
        long version,

        List<RuleView> items) {
    static RuleList of(Tariff tariff) {
        return new RuleList(
                tariff.version(),
                Arrays.stream(RuleKind.values())
                        .flatMap(kind -> tariff.list(kind).stream())
                        .map(rule -> RuleView.of(rule, tariff))
                        .toList());
    }
}
