package io.relais.connector.bookingcom;

import io.relais.connector.ReservationReport;
import io.relais.vocabulary.Money;

/** {@code reporting}: what became of a reservation, in Booking.com's words. */
final class ReportXml {
    private ReportXml() {}

    static String request(ReservationReport report) {
        XmlOut xml = new XmlOut().open("request").text("reservation_id", report.externalId());
        switch (report) {
            case ReservationReport.NoShow gone -> {
                gone.roomId().ifPresent(line -> xml.text("roomreservation_id", line));
                xml.text("report", "is_no_show", "waived_fees", gone.feesWaived() ? "yes" : "no");
            }
            case ReservationReport.InvalidCard invalid -> xml.text("report", "cc_is_invalid");
            case ReservationReport.CancelledForCard cancelled -> xml.text("report", "cancel_reservation_invalid_cc");
            case ReservationReport.StayChanged changed ->
                xml.open("stay_change")
                        .text("roomreservation_id", changed.roomId())
                        .text("checkin", changed.dates().arrival().toString())
                        .text("checkout", changed.dates().departure().toString())
                        .text("price", amount(changed.total()))
                        .close();
        }
        return xml.closeAll().toString();
    }

    private static String amount(Money total) {
        return total.toDecimal().toPlainString();
    }
}
