package io.relais.server.api;

import io.relais.connector.CalendarEntry;
import io.relais.core.feed.Feed;
import io.relais.core.feed.FeedPreview;
import io.relais.core.feed.FeedStay;
import io.relais.vocabulary.NightRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Feed",
        description = "A calendar of another channel (iCal) that a unit follows. Its address is never told")
record FeedView(
        String id,
        String propertyId,
        String unitId,
        String unit,
        String name,

        @Schema(description = "Where the calendar is", examples = "www.airbnb.com")
        String host,

        @Schema(description = "Whose calendar it looks like; null before it was read", examples = "airbnb") @Nullable
        String shape,

        @Schema(
                description = "What becomes of nights that the channel keeps for a rule of its own",
                enumeration = {"block", "ignore"})
        String soft,

        @Schema(enumeration = {"fine", "paused", "failing", "quarantined", "broken"})
        String status,

        @Schema(description = "Why the last look told nothing; null when it did", examples = "unreachable") @Nullable
        String failure,

        @Schema(description = "Looks that failed since the last good one")
        int failures,

        @Schema(description = Wire.INSTANT) @Nullable Instant lastGoodAt,

        @Schema(description = Wire.INSTANT) @Nullable Instant lastPollAt,

        @Schema(description = Wire.INSTANT) Instant nextPollAt,

        @Schema(description = "Nights from today on that it holds")
        int nightsHeld,

        @Schema(description = "How many of these its calendar no longer shows")
        int nightsKept,

        @Schema(description = "Entries left out because they are our own sales coming back")
        int echoes,

        @Schema(description = "Entries read with a guess or left out")
        int doubts,

        @Schema(description = "Raised by every change; the ETag", examples = "3")
        int version) {
    static FeedView of(Feed feed) {
        Feed.Health health = feed.health();
        return new FeedView(
                feed.id().toString(),
                feed.propertyId().toString(),
                feed.unitId().toString(),
                feed.unitName(),
                feed.name(),
                feed.host(),
                Wire.text(feed.shape()),
                feed.softPolicy().code(),
                feed.status().code(),
                Wire.text(health.failure().code()),
                health.failures(),
                health.lastGoodAt(),
                health.lastPollAt(),
                health.nextPollAt(),
                feed.held(),
                feed.kept(),
                feed.echoes(),
                feed.doubts(),
                feed.version());
    }

    @Schema(name = "FeedList")
    record Items(List<FeedView> items) {}

    @Schema(name = "NewFeed")
    record Body(
            @Schema(format = "uuid", required = true) @Nullable
            String unitId,

            @Schema(description = "What people call the channel", maxLength = 80, required = true) @Nullable
            String name,

            @Schema(
                    description = "The calendar's address, `https` or `webcal`; kept as a secret",
                    maxLength = 2000,
                    required = true)
            @Nullable
            String address,

            @Schema(
                    description = "block if not told",
                    enumeration = {"block", "ignore"})
            @Nullable
            String soft) {
        /** Whoever knows the address reads the calendar. */
        @Override
        public String toString() {
            return "a feed";
        }
    }

    @Schema(name = "FeedPreviewBody")
    record PreviewBody(
            @Schema(format = "uuid", required = true) @Nullable
            String unitId,

            @Schema(description = "The calendar's address, `https` or `webcal`", maxLength = 2000, required = true)
            @Nullable
            String address) {
        @Override
        public String toString() {
            return "a feed";
        }
    }

    @Schema(name = "FeedChange", description = "What is left out stays as it is")
    record ChangeBody(
            @Schema(maxLength = 80) @Nullable String name,

            @Schema(enumeration = {"block", "ignore"}) @Nullable
            String soft,

            @Schema(
                    description =
                            "Where the partner's calendar is now; fetched before anything is kept, never shown again",
                    maxLength = 2000)
            @Nullable
            String address) {
        @Override
        public String toString() {
            return "a change of a feed";
        }
    }

    @Schema(name = "FeedNights", description = "Nights in a row")
    record Run(
            @Schema(description = Wire.DATE) LocalDate first,

            @Schema(description = Wire.DATE) LocalDate last,
            int nights) {
        static Run of(NightRange run) {
            return new Run(run.first(), run.last(), run.count());
        }
    }

    @Schema(name = "FeedStay", description = "Who has nights of a feed, as far as its calendar tells")
    record Stay(
            @Schema(description = Wire.DATE) LocalDate arrival,

            @Schema(description = Wire.DATE) LocalDate departure,

            @Schema(enumeration = {"booking", "tentative", "block", "soft"})
            String kind,

            @Schema(description = "The channel's reservation number") @Nullable
            String code,

            @Nullable String guestName,

            @Schema(description = "The last digits of the guest's telephone") @Nullable
            String phoneDigits,

            @Schema(description = "Where it can be opened at the channel") @Nullable
            String link,

            @Schema(description = "The channel's words") @Nullable
            String summary,

            @Schema(description = "Since when the calendar no longer shows it") @Nullable
            Instant missingAt) {
        static Stay of(FeedStay stay) {
            return new Stay(
                    stay.dates().arrival(),
                    stay.dates().departure(),
                    words(stay.kind()),
                    Wire.text(stay.code()),
                    Wire.text(stay.guestName()),
                    Wire.text(stay.phoneDigits()),
                    Wire.text(stay.link()),
                    Wire.text(stay.summary()),
                    stay.missingAt());
        }

        static Stay of(CalendarEntry entry) {
            return new Stay(
                    entry.arrival(),
                    entry.departure(),
                    words(entry.kind()),
                    Wire.text(entry.code()),
                    Wire.text(entry.guestName()),
                    Wire.text(entry.phoneDigits()),
                    Wire.text(entry.link()),
                    Wire.text(entry.summary()),
                    null);
        }
    }

    @Schema(name = "FeedStayList")
    record Stays(List<Stay> items) {}

    @Schema(name = "FeedPreview", description = "What a calendar says; nothing is saved")
    record Preview(
            String host,

            @Schema(description = "Whose calendar it looks like; `other` when unknown", examples = "booking-com")
            String shape,

            List<Stay> entries,

            @Schema(description = "Nights that would be taken at once")
            List<Run> nights,

            @Schema(description = "Entries left out because they are our own sales coming back")
            int echoes,

            @Schema(description = "What was read with a guess or left out")
            List<Doubt> doubts) {
        static Preview of(FeedPreview preview) {
            return new Preview(
                    preview.host(),
                    preview.shape(),
                    preview.entries().stream().map(Stay::of).toList(),
                    preview.nights().stream().map(Run::of).toList(),
                    preview.echoes(),
                    preview.doubts().stream()
                            .map(doubt -> new Doubt(words(doubt.kind()), Wire.text(doubt.uid())))
                            .toList());
        }
    }

    @Schema(name = "FeedDoubt")
    record Doubt(
            @Schema(examples = "no-end") String kind,

            @Schema(description = "Of the event, as the channel names it") @Nullable
            String uid) {}

    static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
