package io.relais.server.file;

import io.relais.core.reservation.RegisterRow;
import io.relais.vocabulary.Money;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The register as CSV (RFC 4180). Text that a spreadsheet would take for a formula gets an apostrophe before it. */
final class CsvLines {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final Writer out;

    CsvLines(OutputStream stream) {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        write(BYTE_ORDER_MARK);
        write(RegisterColumn.ALL.stream().map(RegisterColumn::name).collect(Collectors.joining(",")) + "\r\n");
    }

    void add(RegisterRow row) {
        write(RegisterColumn.ALL.stream()
                        .map(column -> cell(column.value().apply(row)))
                        .collect(Collectors.joining(","))
                + "\r\n");
    }

    void end() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Money money) {
            return money.toDecimal().toPlainString();
        }
        if (!(value instanceof String text)) {
            return value.toString();
        }
        String safe = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
