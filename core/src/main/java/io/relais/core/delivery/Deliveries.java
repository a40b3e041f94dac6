package io.relais.core.delivery;

import io.relais.connector.AriAnswer;
import io.relais.core.data.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Each message to a partner with what it answered; owner of table {@code delivery}, pruned by age. */
@Singleton
public final class Deliveries {
    private static final int ANSWER_LENGTH_MAX = 2_000;

    private final Database database;
    private final Exposure exposure;
    private final Clock clock;

    @Inject
    public Deliveries(Database database, Exposure exposure, Clock clock) {
        this.database = database;
        this.exposure = exposure;
        this.clock = clock;
    }

    void open(Handle handle, Packet packet, Function<Packet.Letter, Instant> markedAt) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into delivery (id, connection_id, operation, changes, marked_at, sent_at, outcome, trace)
                values (:id, :connection, :operation, :changes, :markedAt, :now, 'sent', :trace)
                """);
        for (Packet.Letter letter : packet.letters()) {
            batch.bind("id", letter.deliveryId())
                    .bind("connection", packet.hold().connectionId())
                    .bind("operation", letter.message().operation())
                    .bind("changes", letter.message().changes().size())
                    .bind("markedAt", Timestamp.from(markedAt.apply(letter)))
                    .bind("now", Timestamp.from(Instant.now(clock)))
                    .bind("trace", packet.trace())
                    .add();
        }
        batch.execute();
    }

    void answered(Handle handle, UUID deliveryId, AriAnswer answer) {
        List<AriAnswer.Rejection> rejections = answer.rejections();
        String text = rejections.stream()
                .map(r -> r.change().roomId() + " " + r.change().nights().first() + ": " + r.text())
                .distinct()
                .collect(Collectors.joining("\n"));
        close(handle, deliveryId, rejections.isEmpty() ? "acknowledged" : "rejected", rejections.size(), text);
        count(handle, deliveryId);
    }

    void failed(Handle handle, UUID deliveryId, String text) {
        close(handle, deliveryId, "failed", 0, text);
    }

    /** Deletes what is older; returns how many. */
    public int prune(Instant olderThan) {
        return database.write(handle -> handle.createUpdate("delete from delivery where sent_at < :limit")
                .bind("limit", Timestamp.from(olderThan))
                .execute());
    }

    /** Deletes exposure figures that are older; returns how many rows. */
    public int pruneExposure(Instant olderThan) {
        return exposure.prune(olderThan);
    }

    private void count(Handle handle, UUID deliveryId) {
        record Told(UUID connectionId, Instant markedAt) {}
        handle.createQuery("select connection_id, marked_at from delivery where id = :id")
                .bind("id", deliveryId)
                .map((r, c) ->
                        new Told(r.getObject(1, UUID.class), r.getTimestamp(2).toInstant()))
                .findOne()
                .ifPresent(told -> exposure.add(
                        handle, told.connectionId(), Duration.between(told.markedAt(), Instant.now(clock))));
    }

    private void close(Handle handle, UUID deliveryId, String outcome, int rejected, String text) {
        handle.createUpdate("""
                update delivery set outcome = :outcome, answered_at = :now, rejected = :rejected, answer = :text
                where id = :id
                """)
                .bind("outcome", outcome)
                .bind("now", Timestamp.from(Instant.now(clock)))
                .bind("rejected", rejected)
                .bind("text", text.length() > ANSWER_LENGTH_MAX ? text.substring(0, ANSWER_LENGTH_MAX) : text)
                .bind("id", deliveryId)
                .execute();
    }
}
