package io.relais.server.file;

import io.relais.core.reservation.RegisterRow;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of the register's files.
 *
 * @param value text, whole number, date, instant or money; null for an empty cell
 */
record RegisterColumn(String name, Function<RegisterRow, @Nullable Object> value) {
    static final List<RegisterColumn> ALL = List.of(
            new RegisterColumn("number", RegisterRow::confirmationNumber),
            new RegisterColumn("partner_number", RegisterRow::externalId),
            new RegisterColumn("source", row -> row.source().code()),
            new RegisterColumn("channel", row -> row.channelName().isEmpty() ? row.channel() : row.channelName()),
            new RegisterColumn("status", row -> row.status().code()),
            new RegisterColumn("conflict", row -> row.conflict().code()),
            new RegisterColumn("property", RegisterRow::propertyName),
            new RegisterColumn("guest", RegisterRow::guestName),
            new RegisterColumn("arrival", RegisterRow::arrival),
            new RegisterColumn("departure", RegisterRow::departure),
            new RegisterColumn("nights", row -> (long) row.nights()),
            new RegisterColumn("adults", row -> (long) row.adults()),
            new RegisterColumn("children", row -> (long) row.children()),
            new RegisterColumn("unit_types", RegisterRow::unitTypes),
            new RegisterColumn("units", RegisterRow::units),
            new RegisterColumn("currency", row -> row.total().currency()),
            new RegisterColumn("total", RegisterRow::total),
            new RegisterColumn("paid", RegisterRow::paid),
            new RegisterColumn("balance", RegisterRow::balance),
            new RegisterColumn("promotion_codes", row -> String.join(" ", row.promotionCodes())),
            new RegisterColumn("tags", row -> String.join(", ", row.tags())),
            new RegisterColumn("group", RegisterRow::groupName),
            new RegisterColumn("made", RegisterRow::createdAt));
}
