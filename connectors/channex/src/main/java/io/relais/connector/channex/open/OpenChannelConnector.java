package io.relais.connector.channex.open;

import io.relais.connector.DoorCall;
import io.relais.connector.Fault;
import io.relais.connector.FollowsMaster;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.MasterAnswer;
import io.relais.connector.MasterCall;
import io.relais.connector.PartnerFault;
import io.relais.connector.ReservationMessage;
import io.relais.connector.Session;
import io.relais.connector.channex.ChannexFaults;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The conversation with Channex as one of its channels: it calls {@code test_connection}, {@code mapping_details} and
 * {@code changes}; we post bookings and ask for a full synchronisation.
 */
@ApplicationScoped
class OpenChannelConnector implements FollowsMaster {
    private static final String HOOKS = "/api/v1/channel_webhooks/open_channel/";

    /** Sent with every call of Channex as it was typed there under "API Key", and with ours. */
    private static final String KEY = "api-key";

    private static final int NOT_FOUND = 404;

    @Override
    public String id() {
        return "channex-open";
    }

    @Override
    public String key(DoorCall call) {
        return call.headers().getOrDefault(KEY, "").strip();
    }

    @Override
    public MasterCall read(DoorCall call) {
        return OpenChannelCalls.read(call);
    }

    @Override
    public HttpAnswer answer(MasterCall call, MasterAnswer answer) {
        return OpenChannelAnswers.answer(answer);
    }

    @Override
    public HttpAnswer refuse(int status, String text) {
        return OpenChannelAnswers.refusal(status, text);
    }

    @Override
    public void tell(Session session, ReservationMessage sale) {
        String body = OpenChannelBookings.write(sale, session.settings().get("providerCode", "OpenChannel"));
        // The secure host keeps cards out of Channex itself. We send none, but the documentation wants bookings there.
        String base = session.settings().get("secureUrl", "https://secure.channex.io");
        post(session, "reservations.tell", base, "new_booking", body);
    }

    @Override
    public void requestAll(Session session, String propertyCode) {
        String base = session.settings().get("baseUrl", "https://app.channex.io");
        String body = OpenChannelBookings.fullSync(session.settings().get("providerCode", "OpenChannel"), propertyCode);
        post(session, "ari.request", base, "request_full_sync", body);
    }

    private static void post(Session session, String operation, String base, String hook, String body) {
        String address = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + HOOKS + hook;
        HttpAnswer answer = session.http()
                .send(HttpRequest.post(operation, address, "application/json", body)
                        .header(KEY, session.settings().get("apiKey")));
        if (answer.status() == NOT_FOUND) {
            // Not a wrong address: the other system has disconnected, and may connect again.
            throw PartnerFault.of(
                    Fault.REJECTED,
                    "at Channex no property is connected under our hotel code; connect the channel there");
        }
        ChannexFaults.check(answer);
    }
}
