package io.relais.server.api;

import io.relais.core.reservation.RegisterPage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ReservationList", description = "A page of the register.")
record ReservationList(
        List<ReservationLine> items,

        @Schema(description = "Send it as cursor for the next page; null on the last. Opaque") @Nullable
        String nextCursor,

        @Schema(description = "True when nobody is called what was asked for: these are only called something like it")
        boolean similar) {
    static ReservationList of(RegisterPage page) {
        return new ReservationList(
                page.rows().stream().map(ReservationLine::of).toList(), Wire.text(page.nextCursor()), page.similar());
    }
}
