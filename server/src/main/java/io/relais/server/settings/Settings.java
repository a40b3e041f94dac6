package io.relais.server.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything an operator may set. Each name can be given as an environment variable ({@code relais.db.url} is
 * {@code RELAIS_DB_URL}) or as a system property. docs/configuration.md is generated from this file.
 */
@ConfigMapping(prefix = "relais")
public interface Settings {
    /** The folder of the key file and of the built-in database. Without it: {@code .relais} in the user's home. */
    Optional<String> home();

    /** The port of console, API and MCP. Without it: 8080. */
    Optional<Integer> port();

    /** The address to listen on; {@code 0.0.0.0} for all. Without it: 127.0.0.1. */
    Optional<String> host();

    /** The address guests and partners reach the hub at, as {@code https://hub.example.com}. Its host may be used for MCP. */
    Optional<URI> publicUrl();

    /** Loads the seeds and talks to the sandbox partners. */
    @WithDefault("false")
    boolean demo();

    /** The folder of the seeds that the demo loads. */
    Optional<String> seeds();

    /** How many reservations the demo adds over a year back and a year ahead, up to 25000. */
    @WithDefault("0")
    int seedReservations();

    /** Logs as JSON lines for a log collector. */
    @WithDefault("false")
    boolean logJson();

    /** How many days back it can be told what partners believed. What they believe now is always kept. */
    @WithDefault("400")
    int channelLogDays();

    /**
     * Seconds until a value that a partner refused for a passing cause is tried again; each further wait is four times as long, up to
     * six hours.
     */
    @WithDefault("60")
    int retrySeconds();

    /** An external PostgreSQL; without it the hub starts its own. */
    Database db();

    /** The simulated partners of the demo. */
    Sandbox sandbox();

    /** How much one API key or address may ask of the API and MCP. */
    Limits limits();

    /** The face for assistants. */
    Mcp mcp();

    /** The SMTP server over which owners are told what needs them. */
    Mail mail();

    /** Where accounts at partners may lead. */
    Partners partners();

    /** Calendars of others (iCal) that are fetched. */
    Feeds feeds();

    /** An external PostgreSQL. */
    interface Database {
        /** Where an external PostgreSQL is, as {@code postgresql://host:5432/relais}. Without it the hub starts its own. */
        Optional<String> url();

        /** The user there, where the URL does not tell. */
        Optional<String> user();

        /** The user's password, where the URL does not tell. */
        Optional<String> password();
    }

    /** The simulated partners. */
    interface Sandbox {
        /** Where the sandbox answers, as {@code http://127.0.0.1:8090}. */
        Optional<URI> url();
    }

    /** Limits of API and MCP. The console has none. */
    interface Limits {
        /** Requests of one key in a minute. */
        @WithDefault("120")
        int perMinute();

        /** Requests of one key in a second, once its burst is used up. */
        @WithDefault("10")
        int perSecond();

        /** Requests that one key may make at once after a pause. */
        @WithDefault("20")
        int burst();

        /** Requests without a valid key that one address may make in a minute before it is refused unread. */
        @WithDefault("30")
        int failuresPerMinute();

        /** How many keys and addresses are remembered; the one unused for longest is forgotten first. */
        @WithDefault("10000")
        int remembered();
    }

    /** The face for assistants. */
    interface Mcp {
        /**
         * Hosts that {@code /mcp} answers for, beside localhost and the public URL's host: protects a hub on a desk against web
         * pages that point their own name at it.
         */
        Optional<List<String>> allowedHosts();
    }

    /** Mail to owners. Without host and sender none is sent. */
    interface Mail {
        /** The SMTP server, as {@code smtp.example.com}. Without it nobody is told by e-mail when a channel has trouble. */
        Optional<String> host();

        /** Its port. */
        @WithDefault("587")
        int port();

        /** The sender, as {@code hub@example.com}. */
        Optional<String> from();

        /** The user there, where it asks for one. */
        Optional<String> user();

        /** The user's password. */
        Optional<String> password();

        /** Whether the line is encrypted from the start, as on port 465. Else it is encrypted once the server offers it. */
        @WithDefault("false")
        boolean ssl();
    }

    /** Where accounts at partners may lead. */
    interface Partners {
        /**
         * Hosts that an account's addresses may name beside the partner's own domain, as {@code proxy.example.com} or
         * {@code 127.0.0.1:8090}; also without encryption. Without it: none.
         */
        Optional<Set<String>> hosts();
    }

    /** Calendars of others. */
    interface Feeds {
        /**
         * Networks beside the open Internet whose calendars may be fetched, also without encryption and at any port, as
         * {@code 192.168.1.0/24}. Without it: none, because an address that somebody pastes must not lead into the house.
         */
        Optional<List<String>> allow();

        /** Ports beside 80 and 443 at which calendars on the open Internet may be fetched. */
        Optional<List<Integer>> ports();

        /** Whether calendars on the open Internet may be fetched without encryption ({@code http}). */
        @WithDefault("false")
        boolean plain();
    }
}
