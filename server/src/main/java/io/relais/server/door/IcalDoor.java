package io.relais.server.door;

import io.relais.core.data.Failures;
import io.relais.core.feed.CalendarExports;
import io.relais.core.feed.ServedCalendar;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.server.edge.Doorkeeper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where partners and telephones fetch the calendars that we publish: the address holds the secret, and no log tells it. Whatever goes
 * wrong here, nobody gets an empty calendar: who reads one frees every night.
 */
@Path("/ical")
@RunOnVirtualThread
class IcalDoor {
    private static final Logger LOG = Logger.getLogger(IcalDoor.class);
    private static final String SUFFIX = ".ics";
    private static final String TYPE = "text/calendar;charset=UTF-8";
    private static final int TOO_MANY = 429;
    private static final int AWAY = 503;
    /** Until the next attempt of a reader that keeps to it. */
    private static final int RETRY_SECONDS = 300;

    private final CalendarExports exports;
    private final Doorkeeper keeper;

    @Inject
    IcalDoor(CalendarExports exports, Doorkeeper keeper) {
        this.exports = exports;
        this.keeper = keeper;
    }

    @GET
    @Path("/{file}")
    public Response calendar(
            @Context RoutingContext request,
            @PathParam("file") String file,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String seen) {
        return answer(request, file, seen);
    }

    @HEAD
    @Path("/{file}")
    public Response head(
            @Context RoutingContext request,
            @PathParam("file") String file,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String seen) {
        return answer(request, file, seen);
    }

    private Response answer(RoutingContext request, String file, @Nullable String seen) {
        if (!keeper.admits(request, file)) {
            return Response.status(TOO_MANY).build();
        }
        try {
            String token = file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
            return found(exports.serve(token), seen);
        } catch (Problem problem) {
            return problem.code() == ProblemCode.CALENDAR_UNKNOWN ? stranger(request) : away(problem);
        } catch (RuntimeException e) {
            return away(e);
        }
    }

    private static Response found(ServedCalendar calendar, @Nullable String seen) {
        String tag = "\"" + calendar.digest() + "\"";
        Response.ResponseBuilder answer =
                isSeen(tag, seen) ? Response.notModified() : Response.ok(calendar.bytes(), TYPE);
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    private static boolean isSeen(String tag, @Nullable String seen) {
        return seen != null
                && Arrays.stream(seen.split(",", -1))
                        .map(String::strip)
                        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(one -> one.equals(tag) || one.equals("*"));
    }

    private Response stranger(RoutingContext request) {
        keeper.stranger(request);
        return Response.status(Response.Status.NOT_FOUND).build();
    }

    private static Response away(RuntimeException e) {
        LOG.errorf("a calendar could not be served:%s", Failures.describe(e));
        return Response.status(AWAY)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
