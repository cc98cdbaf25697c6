package org.lanegrad.scalar;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.DEFAULT_NAME;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;
import static java.lang.constant.ConstantDescs.ofConstantBootstrap;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A hidden class that is being written: it implements an interface of one method, and knows some objects by heart. */
final class GeneratedClass {
    /** Longer methods, in bytes of code, are never compiled by the JIT: HotSpot's HugeMethodLimit. */
    private static final int LONGEST_METHOD = 8_000;

    private static final DirectMethodHandleDesc OBJECT = ofConstantBootstrap(
            MethodHandles.class.describeConstable().orElseThrow(), "classDataAt", CD_Object, CD_int);

    private final List<Object> objects = new ArrayList<>();

    /**
     * Writes onto the stack an object that the class knows, for the JIT a constant.
     *
     * @param code where
     * @param object the object, equal to itself alone
     * @param type its type
     */
    void load(CodeBuilder code, Object object, ClassDesc type) {
        int index = objects.indexOf(object);
        if (index < 0) {
            index = objects.size();
            objects.add(object);
        }
        code.ldc(DynamicConstantDesc.ofNamed(OBJECT, DEFAULT_NAME, type, index));
    }

    /**
     * Defines the class and makes an instance.
     *
     * @param type the interface
     * @param method its method
     * @param parameters the method's type
     * @param body writes the method
     * @return the instance; empty if the method would be too long for the JIT
     */
    <T> Optional<T> define(Class<T> type, String method, MethodTypeDesc parameters, Consumer<CodeBuilder> body) {
        ClassDesc name = ClassDesc.of(getClass().getPackageName(), "Compiled" + type.getSimpleName());
        byte[] bytes = ClassFile.of().build(name, made -> {
            made.withInterfaceSymbols(type.describeConstable().orElseThrow());
            made.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
            made.withMethodBody(INIT_NAME, MTD_void, 0, code -> {
                code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_();
            });
            made.withMethodBody(method, parameters, ClassFile.ACC_PUBLIC, body);
        });
        if (longestMethod(bytes) > LONGEST_METHOD) {
            return Optional.empty();
        }
        try {
            MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClassWithClassData(bytes, objects, true);
            return Optional.of(
                    type.cast(hidden.lookupClass().getDeclaredConstructor().newInstance()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The JVM refused a compiled class.", e);
        }
    }

    private static int longestMethod(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream()
                .flatMap(method -> method.code().stream())
                .mapToInt(code -> ((CodeAttribute) code).codeLength())
                .max()
                .orElse(0);
    }
}
