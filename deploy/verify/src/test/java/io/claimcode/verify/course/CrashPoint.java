package io.claimcode.verify.course;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;

/**
 * A place between two durable steps of a service, at which it can be ended. Whoever waits there is a debugger: the
 * services have no code for it, and a process that wasn't started for a debugger has no such place.
 *
 * @param when what was done, and what not yet
 * @param type the class that does the one or the other step
 * @param method of it; all that have this name
 * @param place where in the method
 * @param reloading whether one comes there only after Redis was emptied
 */
record CrashPoint(String when, String type, String method, Place place, boolean reloading) {
    /** Where in a method. */
    enum Place {
        BEGIN,
        /** When all is done; for methods that return nothing. */
        END
    }

    private static final String REDEMPTION = "io.claimcode.redemption.";
    private static final String CODEGEN = "io.claimcode.codegen.";
    private static final String OUTBOX = "io.claimcode.kit.outbox.";

    /** In every service: events on their way to Kafka. */
    private static final List<CrashPoint> TELLING = List.of(
            begin("events are in its outbox, and not yet told", OUTBOX + "Publisher", "publish"),
            begin("events are told, and not yet marked as told", OUTBOX + "HeldSlices", "published"));

    static List<CrashPoint> ofRedemption() {
        return with(
                begin("codes are claimed, and not yet in the ledger", REDEMPTION + "postgres.Ledger", "redeem"),
                begin("a redemption is in the ledger, and not yet answered", REDEMPTION + "SettleClaims", "nudge"),
                begin("a redemption is cancelled, and its code not yet free", REDEMPTION + "SettleClaims", "free"),
                end("claims are settled in Redis, and that not yet noted", REDEMPTION + "redis.Gate", "settle"),
                end("a hold is in Redis, and not yet answered", REDEMPTION + "redis.Holds", "put"),
                end("terms are stored, and not yet heeded", REDEMPTION + "postgres.TermsStore", "save"),
                begin(
                                "the ledger has a shard's mark, and Redis no claims yet",
                                REDEMPTION + "MarkShards$Opening",
                                "begin")
                        .whileReloading(),
                begin("a shard's claims are restored, and it is not yet open", REDEMPTION + "redis.Gate", "mark")
                        .whileReloading());
    }

    static List<CrashPoint> ofCodegen() {
        return with(
                begin("codes are stored, and not yet loaded", CODEGEN + "redis.RedisShards", "load"),
                begin("codes are loaded, and that not yet noted", CODEGEN + "postgres.PostgresBatches", "checkpoint"),
                begin(
                        "all codes are made, and the batch not yet ready",
                        CODEGEN + "postgres.PostgresBatches",
                        "finish"),
                begin("shards are opened, and not yet loaded", CODEGEN + "LoadBatches", "load")
                        .whileReloading(),
                begin("shards are loaded, and not yet sealed", CODEGEN + "redis.RedisShards", "seal")
                        .whileReloading());
    }

    static List<CrashPoint> ofPromotion() {
        return with(begin("a promotion is stored, and not yet answered", "io.claimcode.promotion.AfterCommit", "done"));
    }

    private static List<CrashPoint> with(CrashPoint... own) {
        var all = new ArrayList<>(List.of(own));
        all.addAll(TELLING);
        return all;
    }

    private static CrashPoint begin(String when, String type, String method) {
        return new CrashPoint(when, type, method, Place.BEGIN, false);
    }

    private static CrashPoint end(String when, String type, String method) {
        return new CrashPoint(when, type, method, Place.END, false);
    }

    private CrashPoint whileReloading() {
        return new CrashPoint(when, type, method, place, true);
    }

    /** What a JVM is started with so that it can be waited for at this port. */
    static String option(int port) {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + port;
    }

    /** Waits at the place in the process that listens for a debugger at this port; all of it stops when it gets there. */
    Watch watch(int port) throws IOException {
        try {
            var connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                    .filter(each -> each.transport().name().equals("dt_socket"))
                    .findFirst()
                    .orElseThrow();
            var machine = connector.attach(arguments(connector, port));
            try {
                var types = machine.classesByName(type);
                if (types.isEmpty()) {
                    var loading = machine.eventRequestManager().createClassPrepareRequest();
                    loading.addClassFilter(type);
                    loading.enable();
                }
                types.forEach(this::stopIn);
            } catch (RuntimeException e) {
                machine.dispose();
                throw e;
            }
            return new Watch(this, machine);
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Connector.Argument> arguments(AttachingConnector connector, int port) {
        var arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        return arguments;
    }

    private void stopIn(ReferenceType loaded) {
        var found = loaded.methodsByName(method).stream()
                .filter(each -> !each.isAbstract() && !each.isBridge())
                .filter(each -> place == Place.BEGIN || each.returnTypeName().equals("void"))
                .map(this::location)
                .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("There is no " + type + "." + method);
        }
        found.forEach(location -> loaded.virtualMachine()
                .eventRequestManager()
                .createBreakpointRequest(location)
                .enable());
    }

    /** A method that returns nothing ends where its last line begins. */
    private Location location(Method in) {
        if (place == Place.BEGIN) {
            return in.location();
        }
        try {
            return in.allLineLocations().stream()
                    .max(Comparator.comparingLong(Location::codeIndex))
                    .orElseThrow();
        } catch (AbsentInformationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody who waits at the place. */
    record Watch(CrashPoint point, VirtualMachine machine) implements AutoCloseable {
        /** Whether the process got there in this time; then it stands still. */
        boolean reached(long millis) throws InterruptedException {
            try {
                var events = machine.eventQueue().remove(millis);
                if (events == null) {
                    return false;
                }
                for (var event : events) {
                    if (event instanceof BreakpointEvent) {
                        return true;
                    }
                    if (event instanceof ClassPrepareEvent prepared) {
                        point.stopIn(prepared.referenceType());
                    }
                }
                events.resume();
                return false;
            } catch (VMDisconnectedException ended) {
                return false;
            }
        }

        /** The process goes on, if it is still there, and can no longer be ended here. */
        @Override
        public void close() {
            try {
                machine.dispose();
            } catch (VMDisconnectedException ended) {
                return;
            }
        }
    }
}
