package io.relais.server.api;

import io.relais.core.delivery.CellAsk;
import io.relais.core.problem.Limits;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** One value of one product on one night, as addresses name it. */
record CellParams(
        @Parameter(description = "The channel's number of the room", required = true) @QueryParam("room") @Nullable
        String room,

        @Parameter(description = "The channel's number of the rate; none for availability")
        @QueryParam("rate")
        @Nullable
        String rate,

        @Parameter(
                description = "availability, restriction, or price:<number of people> (0 = whatever the number)",
                required = true,
                example = "availability")
        @QueryParam("facet")
        @Nullable
        String facet,

        @Parameter(description = Wire.DATE, required = true, example = "2026-07-01") @QueryParam("night") @Nullable
        String night) {
    private static final int NUMBER_MAX = 200;
    private static final int FACET_MAX = 20;

    CellAsk ask(UUID connectionId) {
        return new CellAsk(
                connectionId,
                Params.text("room", Params.required("room", room), NUMBER_MAX),
                Params.text("rate", rate, NUMBER_MAX),
                Params.text("facet", Params.required("facet", facet), FACET_MAX),
                Limits.date("night", Params.date("night", Params.required("night", night))));
    }
}
