package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static io.relais.core.TestMessage.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.ReservationMessage;
import io.relais.connector.Revision;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The merge by itself, without a database. */
class MergeTest {
    @Property(tries = 500)
    void every_order_and_repetition_of_messages_ends_in_one_state(@ForAll("stories") Story story) {
        assertThat(merged(story.told())).isEqualTo(merged(story.messages()));
    }

    @Property(tries = 500)
    void the_stored_revision_sorts_as_the_revision_itself(@ForAll("revisions") List<Revision> two) {
        Revision one = two.getFirst();
        Revision other = two.getLast();
        assertThat(Integer.signum(Merge.key(one).compareTo(Merge.key(other))))
                .isEqualTo(Integer.signum(one.compareTo(other)));
    }

    @Example
    void of_two_messages_of_the_same_moment_the_cancellation_wins() {
        ReservationMessage modified =
                aMessage().modified().minute(3).stay("1", DAY, 4).message();
        ReservationMessage cancelled = aMessage().cancelled().minute(3).message();
        assertThat(merged(List.of(modified, cancelled)).cancelled()).isTrue();
        assertThat(merged(List.of(cancelled, modified)).cancelled()).isTrue();
    }

    @Example
    void a_cancellation_without_content_leaves_the_content_of_the_message_before() {
        Merge merge = merged(List.of(
                aMessage()
                        .cancelled()
                        .minute(5)
                        .withoutContent()
                        .withoutContact()
                        .message(),
                aMessage().message()));
        assertThat(merge.cancelled()).isTrue();
        assertThat(merge.content()).isEqualTo(aMessage().message().content().orElseThrow());
        assertThat(merge.contact()).isNotNull();
    }

    @Example
    void only_a_message_older_than_what_is_known_is_called_overtaken() {
        ReservationMessage first = aMessage().message();
        ReservationMessage later = aMessage().modified().minute(1).message();
        assertThat(merged(List.of(later)).overtook(first)).isTrue();
        assertThat(merged(List.of(later)).overtook(later)).isFalse();
        assertThat(merged(List.of(first)).overtook(later)).isFalse();
    }

    @Provide
    Arbitrary<Story> stories() {
        return Story.any("R-1", "hotel-1");
    }

    @Provide
    Arbitrary<List<Revision>> revisions() {
        Arbitrary<Revision> any = Combinators.combine(
                        Arbitraries.longs().between(-5_000_000_000L, 5_000_000_000L),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.longs().between(0, 20),
                        Arbitraries.of(ReservationMessage.Kind.class),
                        Arbitraries.strings().alpha().numeric().ofMaxLength(3))
                .as((second, nano, order, kind, digest) ->
                        new Revision(Instant.ofEpochSecond(second, nano), order, kind, digest));
        Arbitrary<List<Revision>> pairs = any.list().ofSize(2);
        // Ties of the time are rare by chance and are what the rest of the key is for.
        return Arbitraries.oneOf(
                pairs,
                pairs.map(pair -> List.of(
                        pair.getFirst(),
                        new Revision(
                                pair.getFirst().at(),
                                pair.getLast().order(),
                                pair.getLast().kind(),
                                pair.getLast().digest()))));
    }

    private static Merge merged(List<ReservationMessage> messages) {
        Merge merge = Merge.NOTHING;
        for (ReservationMessage message : messages) {
            merge = merge.with(message);
        }
        return merge;
    }
}
