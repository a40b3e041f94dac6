package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.reservation.Seen;
import jakarta.ws.rs.HeaderParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What every write may carry: a key that makes it safe to repeat, and the version it was decided on. */
record WriteParams(
        @Parameter(
                description =
                        "Makes the write safe to repeat for 24 hours: the same key and request get the first answer again.")
        @HeaderParam(Once.HEADER)
        @Nullable
        String key,

        @Parameter(description = "The ETag that was seen; 412 `version-stale` when something changed since")
        @HeaderParam(Versions.HEADER)
        @Nullable
        String ifMatch) {
    Seen seen(UUID id) {
        return new Seen(id, Versions.of(ifMatch));
    }

    Once.Request request(Principal caller, String what, @Nullable String body) {
        return Once.Request.of(caller, key, what + " " + (ifMatch == null ? "" : ifMatch), body);
    }
}
