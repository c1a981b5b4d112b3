-- One database and one user for each service; none may connect to another's.
create role promotion login password 'promotion';
create database promotion owner promotion;
revoke connect, temporary on database promotion from public;
create role codegen login password 'codegen';
create database codegen owner codegen;
revoke connect, temporary on database codegen from public;
create role redemption login password 'redemption';
create database redemption owner redemption;
revoke connect, temporary on database redemption from public;
