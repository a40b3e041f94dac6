package io.relais.server.console;

import io.relais.core.connection.Connectors;
import io.relais.core.reservation.ParkedItem;
import java.time.ZoneId;

/**
 * One parked message as it is read.
 *
 * @param notice cause, consequence, and what to do
 * @param reason what exactly was wrong with it
 * @param externalId the partner's reservation number, empty when it could not be read
 */
public record ParkedView(
        String id,
        Mark channel,
        String account,
        Notice notice,
        String reason,
        String externalId,
        String messageId,
        String received,
        String fullReceived) {

    static ParkedView of(ParkedItem item, ZoneId zone, Visit visit, Connectors connectors) {
        Texts texts = visit.texts();
        String known = "parked." + item.reasonCode();
        String key = texts.has(known + ".title") ? known : "parked.failed";
        return new ParkedView(
                item.id().toString(),
                Mark.channel(connectors.manifest(item.channel()).name(), ""),
                item.account(),
                new Notice(
                        "attention", texts.of(key + ".title"), texts.of(key + ".consequence"), texts.of(key + ".next")),
                item.reason(),
                item.externalId(),
                item.messageId(),
                visit.formats().moment(item.receivedAt(), zone),
                visit.formats().full(item.receivedAt(), zone));
    }
}
