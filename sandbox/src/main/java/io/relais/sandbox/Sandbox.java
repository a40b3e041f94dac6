package io.relais.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.relais.sandbox.booking.BookingProtocol;
import io.relais.sandbox.calendar.CalendarHost;
import io.relais.sandbox.channex.ChannexProtocol;
import io.relais.sandbox.channex.OpenChannel;
import io.relais.sandbox.control.CalendarActions;
import io.relais.sandbox.control.Control;
import io.relais.sandbox.control.OpenChannelActions;
import io.relais.sandbox.scenario.Player;
import io.relais.sandbox.scenario.Scenario;
import io.relais.sandbox.seed.Hotels;
import io.relais.sandbox.wire.Calls;
import io.relais.sandbox.wire.Faults;
import io.relais.sandbox.wire.VirtualClock;
import io.relais.sandbox.wire.Wire;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Switches;
import java.io.IOException;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A running sandbox: simulated Booking.com, Channex and calendars on one port. Close it to stop; its state is written first if it has a home. */
public final class Sandbox implements AutoCloseable {
    private static final int THREADS = 100;

    private final AtomicReference<Switches> switches;
    private final Faults faults = new Faults();
    private final Calls calls = new Calls();
    private final VirtualClock clock;
    private final Optional<Player> player;
    private final Partner booking;
    private final Partner channex;
    private final BookingProtocol bookingProtocol;
    private final ChannexProtocol channexProtocol;
    private final CalendarHost calendars;
    private final Optional<StateFile> stateFile;
    private final String host;
    private final WireMockServer server;

    private Sandbox(SandboxSettings settings) throws IOException {
        this.switches = new AtomicReference<>(settings.switches());
        this.host = settings.host();
        this.clock = new VirtualClock(settings.clock());
        this.stateFile = settings.findHome().map(StateFile::new);
        this.booking = partner(settings, bookingProfile());
        this.channex = partner(settings, channexProfile());
        this.player = settings.findScenario().map(this::player);
        var wire = new Wire(settings.clock(), faults, calls);
        this.calendars = new CalendarHost(settings.seeds().calendars(), wire, clock);
        if (stateFile.isPresent()) {
            stateFile.get().load(booking, channex, calendars);
        }
        this.bookingProtocol = new BookingProtocol(
                booking,
                settings.seeds().booking().accounts(),
                () -> switches.get().booking(),
                wire,
                clock);
        this.channexProtocol = new ChannexProtocol(
                channex,
                settings.seeds().channex().apiKey(),
                () -> switches.get().channex(),
                wire,
                clock);
        this.server = new WireMockServer(configuration(settings));
    }

    /**
     * Starts a sandbox and returns once it answers.
     *
     * @throws IOException if its state file cannot be read
     */
    public static Sandbox start(SandboxSettings settings) throws IOException {
        var sandbox = new Sandbox(settings);
        sandbox.server.stubFor(any(anyUrl()).willReturn(ok()));
        sandbox.server.start();
        return sandbox;
    }

    public int port() {
        return server.port();
    }

    public URI baseUrl() {
        return URI.create("http://" + host + ":" + port());
    }

    /** What stands for connectivity-authentication.booking.com. */
    public URI bookingAuthUrl() {
        return baseUrl().resolve("/booking/auth");
    }

    /** What stands for secure-supply-xml.booking.com. */
    public URI bookingSecureUrl() {
        return baseUrl().resolve("/booking/secure");
    }

    /** What stands for supply-xml.booking.com. */
    public URI bookingSupplyUrl() {
        return baseUrl().resolve("/booking/supply");
    }

    /** What stands for the Channex host; its paths start with {@code /api/v1}. */
    public URI channexUrl() {
        return baseUrl().resolve("/channex");
    }

    /** What stands for payments-api.booking.com. */
    public URI bookingPaymentsUrl() {
        return baseUrl().resolve("/booking/payments");
    }

    /** What properties reported to Booking.com, oldest first, as {@code 1000000001 is_no_show}. */
    public List<String> bookingReports() {
        return bookingProtocol.reports();
    }

    public Partner booking() {
        return booking;
    }

    public Partner channex() {
        return channex;
    }

    /** The systems that keep calendars at channels which connected themselves to Channex. */
    public OpenChannel openChannel() {
        return channexProtocol.openChannel();
    }

    /** Rooms that are only known by their published calendars. */
    public CalendarHost calendars() {
        return calendars;
    }

    /** Where a room's calendar is published. */
    public URI calendarUrl(String roomId) {
        return baseUrl().resolve(CalendarHost.path(roomId));
    }

    public Faults faults() {
        return faults;
    }

    public Calls calls() {
        return calls;
    }

    /** The partners' time, which can be made to pass. */
    public VirtualClock clock() {
        return clock;
    }

    public Switches switches() {
        return switches.get();
    }

    /** Changes partner behaviour from the next call on. */
    public void switchTo(Switches behaviour) {
        switches.set(behaviour);
    }

    /** Puts the partners back to what the seeds say, at the machine's time; switches stay. */
    public void reset() {
        faults.clear();
        clock.reset();
        booking.reset();
        channex.reset();
        bookingProtocol.reset();
        channexProtocol.reset();
        calendars.reset();
        calls.reset();
    }

    @Override
    public void close() {
        server.stop();
        stateFile.ifPresent(file -> {
            file.close();
            file.write(this::content);
        });
    }

    private Partner.Profile bookingProfile() {
        return new Partner.Profile(
                "booking",
                ChronoUnit.SECONDS,
                1_000_000_000L,
                false,
                () -> switches.get().booking().autoReplenish(),
                () -> switches.get().booking().collapseChanges());
    }

    private Partner.Profile channexProfile() {
        return new Partner.Profile(
                "channex",
                ChronoUnit.MICROS,
                70_000_000_000L,
                true,
                () -> switches.get().channex().autoReplenish(),
                () -> false);
    }

    private Partner partner(SandboxSettings settings, Partner.Profile profile) {
        var catalogue =
                profile.name().equals("booking") ? Hotels.booking(settings.seeds()) : Hotels.channex(settings.seeds());
        return new Partner(profile, catalogue, switches::get, clock, this::changed);
    }

    private Player player(Scenario scenario) {
        return new Player(scenario, new Player.Stage(Map.of("booking", booking, "channex", channex), faults, clock));
    }

    private void changed() {
        stateFile.ifPresent(file -> file.changed(this::content));
    }

    private StateFile.Content content() {
        return new StateFile.Content(booking.save(), channex.save(), calendars.save());
    }

    private WireMockConfiguration configuration(SandboxSettings settings) {
        var control = new Control(new Control.Parts(
                Map.of("booking", booking, "channex", channex), faults, calls, switches, this::reset, clock, player));
        var open = new OpenChannelActions(channexProtocol.openChannel(), control::answer);
        var rooms = new CalendarActions(calendars, open::answer);
        var dispatcher = new Dispatcher(
                Map.of(
                        "/booking", bookingProtocol::answer,
                        "/channex", channexProtocol::answer,
                        "/calendar", calendars::answer,
                        "/sandbox", rooms::answer),
                control::page);
        return WireMockConfiguration.options()
                .bindAddress(settings.host())
                .port(settings.port())
                .containerThreads(THREADS)
                // The journal would keep every request of a long run; Calls is the bounded record.
                .disableRequestJournal()
                .gzipDisabled(true)
                .http2PlainDisabled(true)
                // Nobody needs WireMock's own administration here, and a web page must not be able to reach it.
                .basicAdminAuthenticator("sandbox", UUID.randomUUID().toString())
                .stubCorsEnabled(false)
                .extensions(dispatcher);
    }
}
