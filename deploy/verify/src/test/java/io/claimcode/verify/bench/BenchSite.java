package io.claimcode.verify.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.claimcode.local.LocalStack;
import io.claimcode.local.LocalStackOptions;
import io.claimcode.local.LocalStackOptions.Start;
import io.claimcode.local.Ports;
import io.claimcode.local.Service;
import io.claimcode.local.ServiceProcess;
import io.claimcode.verify.Databases;

/** The packaged system as {@code ./claimcode up} starts it, on free ports and in a temporary folder. */
record BenchSite(LocalStack stack, Ports ports, List<ServiceProcess> services) implements AutoCloseable {
    static final String SELLER = "s-bench";

    static BenchSite start(Path root) throws IOException {
        return start(root, Map.of());
    }

    /** The same with settings of redemption-service besides its own. */
    static BenchSite start(Path root, Map<String, String> settings) throws IOException {
        var ports = Ports.free();
        var directory = Files.createTempDirectory("claimcode-bench-");
        var options = new LocalStackOptions(directory, ports, Start.TEMPORARY, true, (name, seconds) -> {});
        var stack = LocalStack.start(options);
        var services = List.of(
                service(root, stack, Service.PROMOTION, ports.promotion(), Map.of()),
                service(root, stack, Service.CODEGEN, ports.codegen(), Map.of()),
                service(root, stack, Service.REDEMPTION, ports.redemption(), settings));
        services.forEach(ServiceProcess::start);
        return new BenchSite(stack, ports, services);
    }

    private static ServiceProcess service(
            Path root, LocalStack stack, Service service, int port, Map<String, String> settings) {
        var environment = new HashMap<>(stack.environment(service));
        environment.putAll(settings);
        return ServiceProcess.of(root, service, port, environment, stack.logs());
    }

    String promotions() {
        return "http://127.0.0.1:" + ports.promotion();
    }

    String codes() {
        return "http://127.0.0.1:" + ports.codegen();
    }

    String redemptions() {
        return "http://127.0.0.1:" + ports.redemption();
    }

    /** The database of codegen-service. */
    Connection database() throws SQLException {
        return Databases.connect(stack, Service.CODEGEN);
    }

    @Override
    public void close() {
        services.forEach(ServiceProcess::stop);
        stack.close();
    }
}
