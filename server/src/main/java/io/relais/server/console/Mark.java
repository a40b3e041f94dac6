package io.relais.server.console;

import io.relais.core.connection.Connectors;
import io.relais.core.reservation.RegisterRow;
import io.relais.core.reservation.Source;
import java.util.Locale;

/**
 * Where something came from: a small sign and a name.
 *
 * @param icon name of an icon, empty when the letter stands for it
 * @param letter the channel's first letter, empty when there is an icon
 * @param via the aggregator it came through, empty when it came directly
 */
public record Mark(String icon, String letter, String name, String via) {
    static Mark of(RegisterRow row, Texts texts, Connectors connectors) {
        if (row.source() != Source.CHANNEL) {
            return new Mark(
                    row.source().code(), "", texts.of("source." + row.source().code()), "");
        }
        String partner = connectors.manifest(row.channel()).name();
        boolean aggregated = !row.channelName().isBlank() && !row.channelName().equalsIgnoreCase(partner);
        return aggregated ? channel(row.channelName(), partner) : channel(partner, "");
    }

    static Mark channel(String name, String via) {
        String letter = name.isEmpty() ? "?" : name.substring(0, name.offsetByCodePoints(0, 1));
        return new Mark("", letter.toUpperCase(Locale.ROOT), name, via);
    }
}
