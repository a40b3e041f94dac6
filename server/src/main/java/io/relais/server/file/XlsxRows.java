package io.relais.server.file;

import io.relais.core.reservation.RegisterRow;
import io.relais.vocabulary.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** The register as a workbook: dates are dates and amounts are numbers. What is written has left memory every 500 rows. */
final class XlsxRows {
    private static final int FLUSH_ROWS = 500;
    private static final String DATE = "yyyy-mm-dd";

    private final Workbook book;
    private final Worksheet sheet;
    private int row;

    XlsxRows(OutputStream stream) {
        book = new Workbook(stream, "Relais", "1.0");
        sheet = book.newWorksheet("Reservations");
        sheet.freezePane(0, 1);
        List<RegisterColumn> columns = RegisterColumn.ALL;
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(0, column, columns.get(column).name());
            sheet.style(0, column).bold().set();
        }
    }

    void add(RegisterRow line) {
        row++;
        List<RegisterColumn> columns = RegisterColumn.ALL;
        for (int column = 0; column < columns.size(); column++) {
            put(column, columns.get(column).value().apply(line));
        }
        if (row % FLUSH_ROWS == 0) {
            flush();
        }
    }

    void end() {
        try {
            sheet.finish();
            book.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Money money -> {
                sheet.value(row, column, money.toDecimal());
                int digits = Money.fractionDigits(money.currency());
                sheet.style(row, column)
                        .format(digits == 0 ? "0" : "0." + "0".repeat(digits))
                        .set();
            }
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format(DATE).set();
            }
            case Instant at -> {
                sheet.value(row, column, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
                sheet.style(row, column).format(DATE + " hh:mm").set();
            }
            case Long number -> sheet.value(row, column, number);
            default -> sheet.value(row, column, printable(value.toString()));
        }
    }

    /** XML has no place for control characters. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
