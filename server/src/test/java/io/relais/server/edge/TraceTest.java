package io.relais.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final String ID = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void the_callers_trace_is_kept_and_our_span_is_new() {
        Trace trace = Trace.of("00-" + ID + "-b7ad6b7169203331-01");
        assertThat(trace.id()).isEqualTo(ID);
        assertThat(trace.traceparent()).startsWith("00-" + ID + "-").doesNotContain("b7ad6b7169203331");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"
            })
    void anything_else_gets_a_new_one(String header) {
        assertThat(Trace.of(header).id()).matches("[0-9a-f]{32}").isNotEqualTo(ID);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "fr,fr",
                "fr-CH,fr",
                "'de, fr;q=0.5',fr",
                "de,en",
                "'en, fr',en",
                "none,en",
                "'',en",
                ";;;,en",
                "*,en"
            })
    void the_best_spoken_language_is_chosen(String header, String language) {
        assertThat(Languages.of(header)).isEqualTo(Locale.of(language));
    }
}
